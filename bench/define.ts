import { openGlossary } from '../src/core/course/glossary.ts';
import type { Term } from '../src/core/course/term.ts';
import { smallCourse } from '../tests/support/courses.ts';
import { figure, median, percentile, timed } from './stats.ts';

export const defineHead = ['/define among 10,000 terms', 'p50 ms', 'p99 ms'];

const parts = [
  'hyper',
  'viseur',
  'conteneur',
  'noyau',
  'machine',
  'réseau',
  'image',
  'disque',
  'virtuel',
  'isolé',
  'grappe',
  'couche',
];
const nameOf = (index: number) =>
  `${parts[index % 12]}${parts[Math.floor(index / 12) % 12]} ${parts[Math.floor(index / 144) % 12]} ${index}`;

/** Finding a term by its name and with typing errors, and completing it, among ten thousand. */
export async function define(rounds: number): Promise<readonly string[][]> {
  const terms = Array.from({ length: 10_000 }, (_, index): Term => {
    const name = { fr: nameOf(index), en: `${nameOf(index)} en` };
    const [model] = smallCourse.terms;
    if (!model) throw new Error('the small course has no term');
    return { ...model, id: `t${index}`, name, aliases: { fr: [], en: [] } };
  });
  const glossary = openGlossary({ ...smallCourse, terms });
  const typed = Array.from({ length: 300 }, (_, index) => nameOf((index * 331) % 10_000));
  const asked: readonly (readonly [string, (name: string) => unknown])[] = [
    ['by name', (name) => glossary.find(name)],
    ['with a letter missing', (name) => glossary.find(name.replace(/(?<=^.{3})./, ''))],
    ['completing five letters', (name) => glossary.complete(name.slice(0, 5), 'fr')],
  ];
  const rows: string[][] = [];
  for (const [what, ask] of asked) {
    const p50: number[] = [];
    const p99: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const times: number[] = [];
      for (const name of typed) times.push(await timed(() => ask(name)));
      p50.push(median(times));
      p99.push(percentile(times, 0.99));
    }
    rows.push([what, figure(p50, 2), figure(p99, 2)]);
  }
  return rows;
}
