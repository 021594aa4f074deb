import type { Picture } from '../src/core/view.ts';
import { drawPng } from '../src/pictures/draw.ts';
import { figure, median, timed } from './stats.ts';

export const picturesHead = ['a picture', 'drawn, p50 ms', 'asked for again, ms', 'loop held up at most ms'];

const draws = 20;

const standingsOf = (turn: number): Picture => ({
  kind: 'standings',
  title: `Le classement ${turn}`,
  caption: '60 personnes',
  rows: Array.from({ length: 10 }, (_, index) => ({
    rank: index + 1,
    name: `Élève ${index}`,
    points: String(9_000 - index * turn),
  })),
});
const barsOf = (turn: number): Picture => ({
  kind: 'bars',
  label: `Question ${turn}`,
  caption: '31 réponses',
  title: 'Que fait un hyperviseur ?',
  bars: (['A', 'B', 'C', 'D'] as const).map((letter, index) => ({
    letter,
    text: 'Il crée des machines',
    count: index * turn,
    right: index === 0,
  })),
});

/** One leaderboard and one chart of a question's answers, each time another. */
export async function pictures(rounds: number): Promise<readonly string[][]> {
  await drawPng(barsOf(0), 'dark');
  const rows: string[][] = [];
  let turn = 0;
  for (const [what, make] of [
    ['leaderboard', standingsOf],
    ['answers to a question', barsOf],
  ] as const) {
    const fresh: number[] = [];
    const again: number[] = [];
    const held: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const times: number[] = [];
      let longest = 0;
      let last = performance.now();
      const beat = setInterval(() => {
        const now = performance.now();
        longest = Math.max(longest, now - last - 1);
        last = now;
      }, 1);
      for (let draw = 0; draw < draws; draw += 1) {
        turn += 1;
        times.push(await timed(() => drawPng(make(turn), 'dark')));
      }
      clearInterval(beat);
      fresh.push(median(times));
      again.push(await timed(() => drawPng(make(turn), 'dark')));
      held.push(longest);
    }
    rows.push([what, figure(fresh), figure(again, 2), figure(held)]);
  }
  return rows;
}
