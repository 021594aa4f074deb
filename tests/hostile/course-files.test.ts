import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { render as discord } from '../../src/adapters/discord/render.ts';
import { render as slack } from '../../src/adapters/slack/render.ts';
import { roomId } from '../../src/core/ids.ts';
import { openLibrary } from '../../src/library/library.ts';
import type { Files } from '../support/course-files.ts';
import { asYaml, valuesOf, writeCourse } from '../support/course-files.ts';
import { smallCourse } from '../support/courses.ts';
import { mustBeSendable as discordTakes, mustFit } from '../support/discord-server/checks.ts';
import { mustBeSendable as slackTakes } from '../support/slack-server/checks.ts';
import { callBy, Stand } from './stand.ts';
import { cases, shortText } from './texts.ts';

/** Courses are read side by side, as in a folder of many: no fault of one may touch another. */
const together = 25;
const runs = { ...cases, numRuns: cases.numRuns / together };

let folder = '';
let real: readonly string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colle-hostile-'));
  const deck = resolve(import.meta.dirname, '../../content/les-bases/questions/types.yaml');
  real = (await readFile(deck, 'utf8')).split('\n').slice(0, 27);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sound = asYaml(valuesOf(smallCourse));

/** Writes courses called c0, c1 … beside a sound one, and reads them all. */
async function read(courses: readonly Files[]) {
  rmSync(folder, { recursive: true, force: true });
  const named = [...courses.map((files, index) => [`c${index}`, files] as const), ['sound', sound] as const];
  for (const [name, files] of named) writeCourse(join(folder, name), files);
  return openLibrary([folder], 'en');
}

const slip = fc.oneof(
  fc.constantFrom(
    '- ',
    '!!set',
    '&a',
    '*a',
    '<<: ',
    '__proto__: 1',
    '{',
    '\t',
    '? ',
    '|',
    '>-',
    '---',
    '...',
    '%YAML 9',
  ),
  shortText,
);
/** Real text with a piece cut out, doubled or overwritten goes deeper than noise. */
const mangled = fc
  .tuple(fc.nat(26), fc.nat(12), slip)
  .map(([from, count, text]) => [...real.slice(0, from), text, ...real.slice(from + count)].join('\n'));
const fileText = fc.oneof({ weight: 5, arbitrary: mangled }, fc.string({ unit: 'binary', maxLength: 60 }), fc.json());
const path = fc.constantFrom(...Object.keys(sound), 'figures/one.yaml');
const head = sound['course.yaml'] ?? '';
const broken = fc.tuple(path, fileText).map(([name, text]): Files => ({ 'course.yaml': head, [name]: text }));

test('a course file, whatever it holds, is served or named by line, and no other course is touched', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(broken, { minLength: together, maxLength: together }), async (courses) => {
      const { library, faults } = await read(courses);
      expect(library.course('sound')?.decks[0]?.questions).toHaveLength(6);
      for (const { file, line, problem } of faults) {
        const [, course = '', name = ''] = /^c(\d+)\/(.+)$/.exec(file) ?? [];
        const text = courses[Number(course)]?.[name];
        expect(text, file).toBeDefined();
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual((text ?? '').split(/\r\n|\r|\n/).length + 1);
        expect(problem.length).toBeGreaterThan(3);
      }
      for (const [index] of courses.entries())
        if (!library.course(`c${index}`))
          expect(faults.some(({ file }) => file === `c${index}/course.yaml`)).toBe(true);
    }),
    runs,
  );
}, 120_000);

/** Where a course says something, in one language. */
function saidIn(value: unknown): { fr: string; en: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { fr, en } = value as { fr?: unknown; en?: unknown };
  return typeof fr === 'string' && typeof en === 'string'
    ? [value as { fr: string; en: string }]
    : Object.values(value).flatMap(saidIn);
}
const places = saidIn(valuesOf(smallCourse)).length;
const speaking = fc
  .array(fc.tuple(fc.nat(places - 1), shortText), { minLength: 1, maxLength: 6 })
  .map((changes): Files => {
    const files = structuredClone(valuesOf(smallCourse));
    const said = saidIn(files);
    for (const [place, text] of changes) Object.assign(said[place] ?? {}, { fr: text, en: text });
    return asYaml(files);
  });

test('what a course says, whatever it says, is shown by every platform in its place', async () => {
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(speaking, { minLength: together, maxLength: together }), async (files) => {
      const { library } = await read(files);
      const stand = await Stand.open(library.courses());
      for (const course of library.courses()) {
        const by = callBy('prof', { room: roomId('web', course.id), at: stand.clock.now(), instructor: true });
        const outcomes = [
          await stand.door.run(by, ['course', 'use'], { name: course.id }),
          await stand.door.run(by, ['course', 'show'], {}),
          await stand.door.run(by, ['define'], { term: course.terms[0]?.name.en ?? '?' }),
          await stand.door.run(by, ['compare'], { a: 'kernel', b: 'container' }),
          await stand.door.run(by, ['debate', 'start'], {}),
        ];
        const replies = outcomes.flatMap((outcome) => (outcome.kind === 'replies' ? outcome.replies : []));
        for (const { view } of replies) {
          const { components } = discord(view, false);
          const body = { components, flags: 1 << 15, allowed_mentions: { parse: [] } };
          mustFit('MessageCreateRequest', body);
          discordTakes(body as never, []);
          const { blocks, text } = slack(view);
          slackTakes(text, blocks as never, new Set());
          shown += 1;
        }
      }
      expect(stand.faults).toEqual([]);
      await stand.close();
    }),
    // Each goes through the disk, a database and five commands; the words themselves meet the platforms in words.test.ts.
    { ...runs, numRuns: 20 },
  );
  expect(shown).toBeGreaterThan(20 * together);
}, 120_000);
