import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Call, Command, Outcome } from '../../src/core/command.ts';
import { fieldsOf } from '../../src/core/command.ts';
import type { ParsedLine } from '../../src/core/command-line.ts';
import { completeLine, parseCommandLine, usageOf } from '../../src/core/command-line.ts';
import { roomId } from '../../src/core/ids.ts';
import { doorWords } from '../../src/locales/door.ts';
import { wordsOf } from '../support/words-of.ts';
import { callBy, Stand } from './stand.ts';
import { cases, hostileText, numberText, shortText, tampered } from './texts.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.open();
});
beforeEach(() => {
  stand.faults.length = 0;
});
afterAll(() => stand.close());

interface Known {
  readonly path: readonly string[];
  readonly command: Command;
  readonly names: readonly string[];
}
const known = commands.flatMap((entry): Known[] => {
  const inside = 'commands' in entry ? entry.commands.map((command) => ({ entry, command })) : [];
  if (!('commands' in entry)) return [{ path: [entry.name.en], command: entry, names: [entry.name.en, entry.name.fr] }];
  return inside.map(({ command }) => ({
    path: [entry.name.en, command.name.en],
    command,
    names: [`${entry.name.en} ${command.name.en}`, `${entry.name.fr} ${command.name.fr}`],
  }));
});
const forInstructors = (path: readonly string[]) =>
  known.some((one) => one.path.join(' ') === path.join(' ') && one.command.audience === 'instructor');

const plausible = fc.constantFrom(
  'kernel',
  'Noyau',
  'le conteneur',
  'hypervsior',
  'deck',
  'The deck',
  'docker',
  'small',
  'room',
  'all',
  'week',
  'speed',
  'oui',
  'no',
  'fr',
  'language',
  'show',
  'web:someone',
  'discord:1',
  '« a b »',
  '"x y"',
  '“',
);
const value = fc.oneof(plausible, numberText, shortText);
const optionName = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...new Set(known.flatMap(({ command }) => Object.keys(command.form.shape)))),
  },
  { weight: 1, arbitrary: shortText },
);

/** A line that is, or nearly is, a command with its options in order or by name. */
const nearlyLine = fc.constantFrom(...known).chain(({ names }) =>
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.array(
        fc.oneof(
          value,
          fc.tuple(optionName, value).map((pair) => pair.join(':')),
        ),
        { maxLength: 5 },
      ),
      fc.constantFrom(' ', '  ', '\u00a0', '\n', ','),
    )
    .map(([name, words, space]) => [name, ...words].join(space)),
);
/** A command or a group with nothing after it. */
const bareLine = fc.constantFrom(
  ...known.flatMap(({ names }) => [...names, ...names.map((name) => name.split(' ')[0] ?? '')]),
);
const line = fc.oneof(
  { weight: 4, arbitrary: nearlyLine },
  { weight: 1, arbitrary: bareLine },
  { weight: 3, arbitrary: tampered(nearlyLine) },
  hostileText,
);

const locale = fc.constantFrom('fr' as const, 'en' as const);
const call = fc
  .record({ locale, who: fc.constantFrom('ada', 'eve', 'prof'), room: fc.constantFrom('one', 'two', 'three') })
  .map(({ who, room, ...more }) =>
    callBy(who, { ...more, room: roomId('web', room), at: stand.clock.now(), instructor: who === 'prof' }),
  );

/** Holds an outcome to being an answer in words that is no fault of ours, and a student to what students may. */
function mustAnswer(outcome: Outcome, { instructor, locale }: Call, path: readonly string[]): void {
  expect(stand.faults).toEqual([]);
  const refused = doorWords.instructorsOnly(locale);
  if (outcome.kind === 'form') {
    expect(outcome.form.submit).toBe(`run:${path.join('-')}`);
    expect(instructor || !forInstructors(path)).toBe(true);
    return;
  }
  expect(outcome.replies.length).toBeGreaterThan(0);
  for (const { view } of outcome.replies) expect(wordsOf(view).trim()).not.toBe('');
  const said = outcome.replies.map(({ view }) => wordsOf(view)).join('\n');
  if (!instructor && forInstructors(path)) expect(said).toBe(refused);
  else expect(said).not.toBe(refused);
}

/** What is understood of a line names commands and options that are there. */
function mustBeUnderstood(parsed: ParsedLine): void {
  if (parsed.kind === 'unknown') {
    expect(parsed.nearest.length).toBeLessThanOrEqual(3);
    return;
  }
  if (parsed.kind === 'empty') return;
  const paths = known.map(({ path }) => path.join(' '));
  if (parsed.kind === 'group') {
    expect(paths.some((path) => path.startsWith(`${parsed.path.join(' ')} `))).toBe(true);
    return;
  }
  const command = known.find(({ path }) => path.join(' ') === parsed.path.join(' '))?.command;
  if (!command) throw new Error(`${parsed.path.join(' ')} is no command`);
  if (parsed.kind === 'ask') return;
  const names = fieldsOf(command.form).map(({ name }) => name);
  for (const [name, text] of Object.entries(parsed.options)) {
    expect(names.length === 0 ? [] : names).toContain(name);
    expect(typeof text).toBe('string');
  }
}

test('a command line of anybody, whatever it holds, is understood or named, and answered', async () => {
  const kinds = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(line, call, async (typed, by) => {
      const parsed = parseCommandLine(commands, typed, by.locale);
      kinds.set(parsed.kind, (kinds.get(parsed.kind) ?? 0) + 1);
      mustBeUnderstood(parsed);
      if (parsed.kind === 'command') mustAnswer(await stand.door.run(by, parsed.path, parsed.options), by, parsed.path);
      if (parsed.kind === 'ask') mustAnswer(await stand.door.ask(by, parsed.path), by, parsed.path);
    }),
    cases,
  );
  for (const kind of ['command', 'ask', 'group', 'unknown']) expect(kinds.get(kind), kind).toBeGreaterThan(20);
}, 60_000);

const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...known).map((one) => one.path) },
  { weight: 1, arbitrary: fc.array(fc.oneof(fc.constantFrom('quiz', 'start', 'define'), shortText), { maxLength: 4 }) },
);
/** Values of every type, as JSON may hold them and as it may not. */
const anything = fc.oneof(
  { weight: 4, arbitrary: value },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.boolean(), fc.double(), fc.constantFrom(null, undefined)) },
  { weight: 1, arbitrary: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.bigInt(), hostileText) },
);
const options = fc
  .array(fc.tuple(fc.oneof({ weight: 6, arbitrary: optionName }, fc.constant('__proto__')), anything), { maxLength: 5 })
  .map((entries): Record<string, unknown> => Object.fromEntries(entries));
/** Options that the command has, so that more than the stray name is checked. */
const own = fc.constantFrom(...known).chain(({ path: of, command }) => {
  const names = Object.keys(command.form.shape);
  const fields = names.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...names));
  return fields.chain((chosen) =>
    fc.tuple(...chosen.map(() => anything)).map((values) => ({
      path: of,
      options: Object.fromEntries(chosen.map((name, index): [string, unknown] => [name, values[index]])),
    })),
  );
});
const asked = fc.oneof({ weight: 2, arbitrary: own }, { weight: 1, arbitrary: fc.record({ path, options }) });

test('options of any name and type are answered, and instructors’ commands are refused to students', async () => {
  let refusals = 0;
  await fc.assert(
    fc.asyncProperty(asked, call, fc.boolean(), async (what, by, form) => {
      const run = form ? stand.door.ask(by, what.path) : stand.door.run(by, what.path, what.options);
      mustAnswer(await run, by, what.path);
      if (!by.instructor && forInstructors(what.path)) refusals += 1;
    }),
    cases,
  );
  expect(refusals).toBeGreaterThan(500);
}, 60_000);

test('a line that is being typed is completed with what there is, by at most 25 suggestions, or by none', async () => {
  let suggested = 0;
  await fc.assert(
    fc.asyncProperty(line, path, optionName, call, async (typed, of, option, by) => {
      const found = completeLine(commands, typed, by.locale);
      if (found.kind === 'names') for (const { insert, summary } of found.names) expect(insert && summary).not.toBe('');
      if (found.kind === 'option') expect(found.fields).toContain(found.field);
      const {
        path: where,
        name,
        text,
      } = found.kind === 'option'
        ? { path: found.path, name: found.field.name, text: found.typed }
        : { path: of, name: option, text: typed };
      const offers = await stand.door.suggest(by, where, name, text);
      suggested += offers.length;
      expect(offers.length).toBeLessThanOrEqual(25);
      for (const offer of offers) {
        expect(offer.value).not.toBe('');
        expect(offer.label.length).toBeLessThanOrEqual(100);
      }
      expect(stand.faults).toEqual([]);
    }),
    cases,
  );
  expect(suggested).toBeGreaterThan(100);
}, 60_000);

test('each command says how it is typed, and its own usage is understood', () => {
  for (const { path: of, command } of known)
    expect(parseCommandLine(commands, usageOf(command, of).slice(1))).toMatchObject({ path: of });
});
