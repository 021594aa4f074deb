import { Renderer } from '@takumi-rs/core';
import { describe, expect, test } from 'vitest';
import type { Picture } from '../../src/core/view.ts';
import { letters } from '../../src/core/view.ts';
import { drawPng, nodeOf } from '../../src/pictures/draw.ts';
import type { Node } from '../../src/pictures/node.ts';
import type { Theme } from '../../src/pictures/tokens.ts';
import { palettes } from '../../src/pictures/tokens.ts';

const themes: readonly Theme[] = ['light', 'dark'];
const longName = 'Maximilienne-Alexandrine de La Rochefouc';
const names = [
  'Élodie',
  'محمد بن عبد الله',
  'שרה',
  '🦊 Zoé',
  'Nguyễn Thị Ánh',
  longName,
  '王小明',
  '김민준',
  'Мария',
  'Αθηνά',
  'own',
];

const bars = (options: number, count: number): Picture => ({
  kind: 'bars',
  label: 'Question 3 / 8',
  caption: '5 réponses',
  title: 'Qu’est-ce qu’un hyperviseur de type I ?',
  bars: letters
    .slice(0, options)
    .map((letter, place) => ({ letter, text: `Choix ${letter}`, count, right: place === 1 })),
});
const shift = (options: number, votes: number): Picture => ({
  kind: 'shift',
  title: 'Docker : type I ou II ?',
  before: 'Avant',
  after: 'Après',
  options: letters
    .slice(0, options)
    .map((letter) => ({ letter, text: `Choix ${letter}`, before: votes, after: votes })),
  flows: letters
    .slice(0, options)
    .map((_, from) => letters.slice(0, options).map((_, to) => (from === to ? votes : 0))),
  caption: 'Personne n’a changé d’avis',
});
const podium = (people: number): Picture => ({
  kind: 'podium',
  title: 'Les bases',
  caption: `${people} personnes`,
  places: names.slice(0, people).map((name, place) => ({ rank: place + 1, name, points: `${900 - place}` })),
});
const standings = (people: number): Picture => ({
  kind: 'standings',
  title: 'La semaine',
  caption: `${people} personnes`,
  rows: names
    .slice(0, people)
    .map((name, place) => ({ rank: place + 1, name, points: `${900 - place}`, marked: name === 'own' })),
});
const parts = (count: number, title: string): Picture => ({
  kind: 'parts',
  title: 'Ta progression',
  legend: ['22 justes', '6 à revoir', '57 pas encore posées'],
  parts: Array.from({ length: count }, (_, place) => ({ title, right: place, missed: 1, total: 12 })),
});
const stacks = (count: number): Picture => ({
  kind: 'stacks',
  title: 'Trois piles',
  stacks: Array.from({ length: count }, () => ({
    title: 'Type I',
    caption: 'Un noyau par machine',
    layers: [
      { role: 'hardware', boxes: ['Matériel'] },
      { role: 'platform', boxes: ['Hyperviseur'], marked: true },
      { role: 'guest', boxes: ['Système invité', 'Système invité'] },
      { role: 'app', boxes: ['Appli', 'Appli'] },
    ] as const,
  })),
});

const renderer = new Renderer();

/** Width and height as a PNG's header says them. */
const headed = (png: Uint8Array) => {
  const head = Buffer.from(png);
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
};

/** How many pixels are not of the sheet's colour, in all and in the outer margin. */
async function marks(png: Uint8Array, sheet: string, margin: number, standsOnEdge: boolean) {
  const { width, height } = headed(png);
  const image = { type: 'image', src: png, style: { width, height } } as const;
  const pixels = Buffer.from(await renderer.render(image, { width, height, format: 'raw' }));
  const ground = Number.parseInt(`${sheet.slice(1)}ff`, 16);
  let [all, outside] = [0, 0];
  for (let at = 0; at < width * height; at += 1) {
    if (pixels.readUInt32BE(4 * at) === ground) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    all += 1;
    const below = standsOnEdge ? margin : height - 1 - y;
    if (Math.min(x, y, width - 1 - x, below) < margin) outside += 1;
  }
  return { all, outside, of: pixels.length / 4 };
}

const cases: readonly (readonly [what: string, picture: Picture, width: number, height?: number])[] = [
  ['bars of no option', bars(0, 0), 900, 500],
  ['bars of one option', bars(1, 1), 900, 500],
  ['bars of two options nobody chose', bars(2, 0), 900, 500],
  ['bars of six options', bars(6, 40), 900],
  ['bars of five thousand people', bars(4, 1250), 900],
  ['bars of six long options and five thousand people', bars(6, 4_999), 900],
  ['a debate of two options nobody voted on', shift(2, 0), 1200],
  ['a debate of five thousand people', shift(4, 1_250), 1200],
  ['a debate of six options', shift(6, 9), 1200],
  ['a podium of one', podium(1), 1200],
  ['a podium of ten, with long names and many scripts', podium(10), 1200],
  ['a leaderboard of nobody', standings(0), 900],
  ['a leaderboard of ten and one’s own row, with long names and many scripts', standings(11), 900],
  ['progress in one part', parts(1, 'Les bases'), 900, 350],
  ['progress in ten parts with long names', parts(10, longName.repeat(3)), 900],
  ['one stack', stacks(1), 900],
  ['three stacks', stacks(3), 1200],
];

describe.each(themes)('in %s', (theme) => {
  const sized = cases.map(([what, picture, width, height = 675]) => [what, picture, width, height] as const);
  test.each(sized)('%s is a PNG of its size, opaque, with clear margins', async (_, picture, width, height) => {
    const png = await drawPng(picture, theme);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(headed(png)).toEqual({ width, height });
    const { all, outside, of } = await marks(png, palettes[theme].sheet, 30, picture.kind === 'podium');
    expect(of).toBe(width * height);
    expect(all).toBeGreaterThan(500);
    expect(outside).toBe(0);
    expect(png.length).toBeLessThan(150_000);
  });
});

describe('a picture', () => {
  test('is drawn once, however often and however many at a time ask for it', async () => {
    const first = drawPng(bars(3, 5), 'light');
    expect(drawPng(bars(3, 5), 'light')).toBe(first);
    await first;
    expect(drawPng(bars(3, 5), 'light')).toBe(first);
  });

  test('is another one in the other theme, and when a count differs', async () => {
    const light = await drawPng(bars(3, 6), 'light');
    expect(Buffer.from(await drawPng(bars(3, 6), 'dark')).equals(light)).toBe(false);
    expect(Buffer.from(await drawPng(bars(3, 7), 'light')).equals(light)).toBe(false);
  });

  test('comes out the same to the byte when it is drawn anew', async () => {
    const before = drawPng(standings(11), 'dark');
    const first = await before;
    // Two hundred others push it out of what is kept.
    await Promise.all(Array.from({ length: 201 }, (_, count) => drawPng(bars(1, 100 + count), 'dark')));
    const again = drawPng(standings(11), 'dark');
    expect(again).not.toBe(before);
    expect(Buffer.from(await again).equals(first)).toBe(true);
  });

  test('shows every letter of a name in many scripts, and emoji, each unlike the missing sign', async () => {
    const drawn = async (name: string) => Buffer.from(await drawPng({ ...named, rows: [{ ...row, name }] }, 'light'));
    const row = { rank: 4, name: '', points: '1' };
    const named = { kind: 'standings', title: 'T', caption: 'c' } as const;
    const missing = await drawn('\ue123');
    for (const letter of 'éèêëàâçîïôùûüœæñłżśđơưễЖщΩήمשد王た김देअ🦊👍🏽')
      expect((await drawn(letter)).equals(missing), letter).toBe(false);
    expect((await drawn('\ue124')).equals(missing)).toBe(true);
  });
});

test.each(cases.map(([what, picture]) => [what, picture] as const))('%s writes nothing too small', (_, picture) => {
  const sizes = (node: Node): number[] => {
    const { fontSize } = (node.style ?? {}) as { readonly fontSize?: number };
    // A sticker’s letter is a part of its drawing.
    const own = fontSize === undefined || (node.type === 'text' && /^[A-F]$/.test(node.text)) ? [] : [fontSize];
    return [...own, ...(node.type === 'container' ? (node.children ?? []).flatMap(sizes) : [])];
  };
  expect(Math.min(...sizes(nodeOf(picture, palettes.light)))).toBeGreaterThanOrEqual(30);
});
