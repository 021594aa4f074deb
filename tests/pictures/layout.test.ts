import { describe, expect, test } from 'vitest';
import type { Bar, Picture } from '../../src/core/view.ts';
import { letters } from '../../src/core/view.ts';
import { nodeOf } from '../../src/pictures/draw.ts';
import type { Node } from '../../src/pictures/node.ts';
import { palettes } from '../../src/pictures/tokens.ts';

const palette = palettes.light;
const longName = 'Maximilienne-Alexandrine de La Rochefouc';

const inside = (node: Node): readonly Node[] => [
  node,
  ...(node.type === 'container' ? (node.children ?? []).flatMap(inside) : []),
];
const looksOf = (node: Node) => (node.style ?? {}) as Readonly<Record<string, string | number | undefined>>;
const saidIn = (node: Node) => inside(node).flatMap((one) => (one.type === 'text' ? [one.text] : []));
const textNode = (node: Node, text: string) => {
  const found = inside(node).find((one) => one.type === 'text' && one.text === text);
  if (!found) throw new Error(`the picture does not say ${text}: ${saidIn(node).join(' | ')}`);
  return found;
};
const drawingsIn = (node: Node) =>
  inside(node).flatMap((one) =>
    one.type === 'image' && typeof one.src === 'string'
      ? [Buffer.from(one.src.replace(/^data:image\/svg\+xml;base64,/, ''), 'base64').toString('utf8')]
      : [],
  );
/** The smallest box that holds some words and a sticker or a sign. */
const rowOf = (node: Node, text: string) => {
  const rows = inside(node).filter((one) => saidIn(one).includes(text) && drawingsIn(one).length > 0);
  const smallest = rows.sort((one, other) => inside(one).length - inside(other).length)[0];
  if (!smallest) throw new Error(`nothing stands beside ${text}`);
  return smallest;
};
const barsOf = (counts: readonly number[], right: number | null): Picture => ({
  kind: 'bars',
  label: 'Question 3 / 8',
  caption: '12 answers',
  title: 'Which one?',
  bars: counts.map(
    (count, place): Bar => ({
      letter: letters[place] ?? null,
      text: `Answer ${place + 1}`,
      count,
      right: right === null ? null : place === right,
    }),
  ),
});
const fillsIn = (node: Node) =>
  inside(node).flatMap((one) => {
    const { width, border } = looksOf(one);
    return typeof width === 'string' && border !== undefined ? [Number.parseFloat(width)] : [];
  });
const cutOnOneLine = { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' };
const check = 'M4 13.2';
const cross = 'M6 6 18 18';

describe('the bars of an answered question', () => {
  test('mark the right answer by a heavy sign and heavy words, so that it shows in grey', () => {
    const node = nodeOf(barsOf([7, 3, 2], 1), palette);
    const right = rowOf(node, 'Answer 2');
    expect(drawingsIn(right).filter((svg) => svg.includes(check))).toHaveLength(1);
    expect(looksOf(textNode(node, 'Answer 2')).fontWeight).toBe(650);
    for (const wrong of ['Answer 1', 'Answer 3']) {
      const signs = drawingsIn(rowOf(node, wrong));
      expect(signs.some((svg) => svg.includes(cross))).toBe(true);
      expect(signs.some((svg) => svg.includes(check))).toBe(false);
      expect(looksOf(textNode(node, wrong)).fontWeight).toBe(400);
    }
    const stroke = (svg: string) => Number(/stroke-width="([\d.]+)"/.exec(svg)?.[1]);
    const strokes = (sign: string) =>
      drawingsIn(node)
        .filter((svg) => svg.includes(sign))
        .map(stroke);
    expect(Math.min(...strokes(check))).toBeGreaterThan(Math.max(...strokes(cross)));
  });

  test('have no sign at all where nothing is right or wrong', () => {
    const signs = drawingsIn(nodeOf(barsOf([7, 3], null), palette)).filter(
      (svg) => svg.includes(check) || svg.includes(cross),
    );
    expect(signs).toEqual([]);
  });

  test.each([0, 1, 2, 6])('say every answer and its count with %i options', (options) => {
    const counts = Array.from({ length: options }, (_, place) => 11 + place);
    const said = saidIn(nodeOf(barsOf(counts, 0), palette));
    for (const [place, count] of counts.entries()) {
      expect(said).toContain(`Answer ${place + 1}`);
      expect(said).toContain(String(count));
      expect(said).toContain(letters[place]);
    }
    expect(said.filter((text) => text.startsWith('Answer'))).toHaveLength(options);
  });

  test('are as long as their share of the answers, and empty when nobody answered', () => {
    expect(fillsIn(nodeOf(barsOf([3000, 1500, 500, 0], 0), palette))).toEqual([60, 30, 10]);
    expect(fillsIn(nodeOf(barsOf([0, 0, 0, 0], 0), palette))).toEqual([]);
    expect(fillsIn(nodeOf(barsOf([5000], 0), palette))).toEqual([100]);
  });

  test('give a long answer two lines where few are drawn, one where many are, and cut it visibly', () => {
    const long = 'x'.repeat(80);
    const looks = (options: number) => {
      const picture = barsOf(
        Array.from({ length: options }, () => 1),
        0,
      ) as Picture & { kind: 'bars' };
      const bars = picture.bars.map((bar, place) => (place === 0 ? { ...bar, text: long } : bar));
      return looksOf(textNode(nodeOf({ ...picture, bars }, palette), long));
    };
    expect(looks(4)).toMatchObject({ lineClamp: 2 });
    expect(looks(6)).toMatchObject(cutOnOneLine);
  });
});

describe('a leaderboard', () => {
  const rows = (names: readonly string[], own = -1): Picture => ({
    kind: 'standings',
    title: 'This week',
    caption: `${names.length} people`,
    rows: names.map((name, place) => ({ rank: place + 1, name, points: `${900 - place}`, marked: place === own })),
  });
  const standings = (names: readonly string[], own = -1) => nodeOf(rows(names, own), palette);
  const grounds = (node: Node, text: string) =>
    inside(node)
      .filter((one) => one.type === 'container' && saidIn(one).includes(text) && saidIn(one).length === 3)
      .map((one) => looksOf(one).backgroundColor);

  test('puts one’s own row, and no other, under the highlighter', () => {
    const node = standings(['Ada', 'Bo', 'Cy', 'Di', 'Ed'], 3);
    expect(grounds(node, 'Di')).toEqual([palette.marker]);
    expect(grounds(node, 'Ed')).toEqual([undefined]);
    expect(looksOf(textNode(node, 'Di'))).toMatchObject({ fontWeight: 650, color: palette.onMarker });
    expect(looksOf(textNode(node, 'Ed'))).toMatchObject({ fontWeight: 400, color: palette.ink });
  });

  test('has room for ten and for one’s own row below them', () => {
    const names = Array.from({ length: 14 }, (_, place) => `person ${place + 1}`);
    const said = saidIn(standings(names, 10)).filter((text) => text.startsWith('person'));
    expect(said).toEqual(names.slice(0, 11));
  });

  test('cuts a name of forty letters to one line, however wide its letters are', () => {
    expect(longName).toHaveLength(40);
    const node = standings([longName, '🦊'.repeat(40)]);
    for (const name of [longName, '🦊'.repeat(40)]) expect(looksOf(textNode(node, name))).toMatchObject(cutOnOneLine);
  });

  test('keeps accents and right-to-left names, and drops the marks that turn text around', () => {
    const said = saidIn(
      standings(['Élodie Ñuñez', 'محمد بن عبد الله', 'שרה', 'Ada\u202e\u2066\u200f 999', 'a\u0007b']),
    );
    expect(said).toEqual(expect.arrayContaining(['Élodie Ñuñez', 'محمد بن عبد الله', 'שרה', 'Ada 999', 'ab']));
  });

  test('of nobody says its title and nothing else', () => {
    expect(saidIn(standings([])).join('')).toBe('This week0 peopleolle');
  });
});

describe('a podium', () => {
  const podium = (ranks: readonly number[]) =>
    nodeOf(
      {
        kind: 'podium',
        title: 'The quiz',
        caption: '12 people',
        places: ranks.map((rank, place) => ({ rank, name: `person ${place + 1}`, points: `${1000 - rank} p` })),
      },
      palette,
    );
  const people = (node: Node) => saidIn(node).filter((text) => text.startsWith('person'));

  test('stands the second, the first and the third side by side, and nobody else', () => {
    const ranks = Array.from({ length: 12 }, (_, place) => place + 1);
    expect(people(podium(ranks))).toEqual(['person 2', 'person 1', 'person 3']);
  });

  test('gives those who tie their common rank', () => {
    const said = saidIn(podium([1, 1, 3]));
    expect(said.filter((text) => text === '1')).toHaveLength(2);
    expect(said).not.toContain('2');
  });

  test.each([0, 1, 2])('stands with %i people on it', (count) => {
    expect(people(podium([1, 2].slice(0, count)))).toHaveLength(count);
  });

  test('cuts a name of forty letters, and to three lines however wide its letters are', () => {
    const places = [{ rank: 1, name: longName, points: '1' }];
    const node = nodeOf({ kind: 'podium', title: 'The quiz', caption: '1', places }, palette);
    expect(looksOf(textNode(node, `${longName.slice(0, 33)}…`))).toMatchObject({ lineClamp: 3 });
  });
});

describe('a debate before and after', () => {
  const shift = (flows: readonly (readonly number[])[] | null): Picture => ({
    kind: 'shift',
    title: 'Docker: type I or II?',
    before: 'Before',
    after: 'After',
    options: [
      { letter: 'A', text: 'Type I', before: 4, after: 1 },
      { letter: 'B', text: 'Neither', before: 2, after: 5 },
    ],
    flows,
    caption: '3 changed their mind',
  });
  const bands = (node: Node) =>
    drawingsIn(node).flatMap((svg) =>
      [...svg.matchAll(/<path d="M26 [^>]*fill-opacity="([\d.]+)"/g)].map(([, at]) => Number(at)),
    );

  test('draws those who moved stronger than those who stayed, and no band for nobody', () => {
    const drawn = bands(
      nodeOf(
        shift([
          [1, 3],
          [0, 2],
        ]),
        palette,
      ),
    );
    expect(drawn).toHaveLength(3);
    // Those who moved lie over those who stayed.
    const [stayed, stayedToo, moved] = drawn;
    expect(stayed).toBe(stayedToo);
    expect(moved).toBeGreaterThan(2 * (stayed ?? 1));
  });

  test('draws no band where a flow could name someone, and still says both counts', () => {
    const node = nodeOf(shift(null), palette);
    expect(bands(node)).toEqual([]);
    expect(saidIn(node)).toEqual(expect.arrayContaining(['4', '1', '2', '5', 'Before', 'After']));
  });

  test('of no votes has no figure that is not a number', () => {
    const picture = shift([
      [0, 0],
      [0, 0],
    ]) as Picture & { kind: 'shift' };
    const options = picture.options.map((option) => ({ ...option, before: 0, after: 0 }));
    const node = nodeOf({ ...picture, options }, palette);
    expect(JSON.stringify(node) + drawingsIn(node).join('')).not.toMatch(/NaN|Infinity/);
  });
});

describe('a stack diagram', () => {
  const stacks: Picture = {
    kind: 'stacks',
    title: 'Type I hypervisor',
    stacks: [
      {
        title: 'Type I',
        caption: 'One kernel a machine',
        layers: [
          { role: 'hardware', boxes: ['Hardware'] },
          { role: 'platform', boxes: ['Hypervisor'], marked: true },
          { role: 'guest', boxes: ['Guest 1', 'Guest 2'] },
          { role: 'app', boxes: ['App 1', 'App 2'] },
        ],
      },
    ],
  };

  test('stands on its hardware, machines on top, each app on its own guest', () => {
    const node = nodeOf(stacks, palette);
    const said = saidIn(node).filter((text) => /^(?:App|Guest|Hyper|Hard)/.test(text) && text !== 'Hypervisor ');
    expect(said).toEqual(['App 1', 'Guest 1', 'App 2', 'Guest 2', 'Hypervisor', 'Hardware']);
  });

  test('highlights the one layer it is about', () => {
    const node = nodeOf(stacks, palette);
    const lit = inside(node).filter((one) => looksOf(one).backgroundColor === palette.marker);
    expect(lit.flatMap(saidIn)).toEqual(['Hypervisor']);
  });
});

test('Roman numerals keep their serifs inside a title', () => {
  const node = nodeOf({ kind: 'stacks', title: 'Docker : type I ou II ?', stacks: [] }, palette);
  expect(looksOf(textNode(node, 'I')).fontFamily).toBe('Atkinson');
  expect(looksOf(textNode(node, 'II')).fontFamily).toBe('Atkinson');
  expect(looksOf(textNode(node, 'Docker ')).fontFamily).toBe('Bricolage');
});

describe('somebody’s progress', () => {
  const picture: Picture = {
    kind: 'parts',
    title: 'Your progress',
    legend: ['3 right', '1 to review', '4 not asked yet'],
    parts: [
      { title: 'First', right: 4, missed: 0, total: 4 },
      { title: 'Second', right: 1, missed: 2, total: 4 },
      { title: 'Third', right: 0, missed: 0, total: 4 },
    ],
  };
  const node = nodeOf(picture, palette);
  const shares = (colour: string | undefined) =>
    inside(node).flatMap((one) => {
      const { width, backgroundColor } = looksOf(one);
      return typeof width === 'string' && backgroundColor === colour && width !== '100%' ? [width] : [];
    });

  test('tells right from missed by fill and outline, and says every number', () => {
    expect(shares(palette.ink)).toEqual(['25%']);
    expect(shares(palette.sheet)).toEqual(['50%']);
    for (const said of ['4 / 4', '1 / 4', '0 / 4', ...picture.legend]) textNode(node, said);
  });

  test('marks a part that is all right by a sign too', () => {
    expect(drawingsIn(rowOf(node, 'First')).join('')).toContain('M4 13.2');
  });
});
