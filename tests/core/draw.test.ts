import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/core/course/question.ts';
import { drawRounds, questionsOf, shuffled } from '../../src/core/quiz/draw.ts';
import {
  numberQuestion,
  oneQuestion,
  severalQuestion,
  smallCourse,
  textQuestion,
  trueFalseQuestion,
} from '../support/courses.ts';
import { seededRandom } from '../support/stage.ts';

const many = Array.from({ length: 12 }, (_, index) => oneQuestion(`q${index}`));
const idsOf = (rounds: readonly { readonly question: Question }[]) => rounds.map(({ question }) => question.id);

describe('shuffling', () => {
  test('keeps every item, once, and leaves the original alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(), (items, seed) => {
        const before = [...items];
        const order = (one: number, other: number) => one - other;
        expect(shuffled(items, seededRandom(seed)).toSorted(order)).toEqual(items.toSorted(order));
        expect(items).toEqual(before);
      }),
    );
  });

  test('puts each of four items in each place about as often', () => {
    const random = seededRandom(7);
    const times = Array.from({ length: 16 }, () => 0);
    for (let run = 0; run < 4_000; run += 1) {
      shuffled([0, 1, 2, 3], random).forEach((item, place) => {
        times[item * 4 + place] = (times[item * 4 + place] ?? 0) + 1;
      });
    }
    expect(Math.min(...times)).toBeGreaterThan(850);
    expect(Math.max(...times)).toBeLessThan(1_150);
  });

  test('stays within the list when chance gives its least and its most', () => {
    for (const next of [0, 1 - Number.EPSILON / 2]) {
      expect(shuffled([1, 2, 3], { ...seededRandom(), next: () => next }).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    }
  });
});

describe('the questions to draw from', () => {
  const hard: Question = { ...oneQuestion('hard'), level: 3 };
  const course = {
    ...smallCourse,
    decks: [...smallCourse.decks, { id: 'second', title: { fr: 'b', en: 'b' }, section: 'first', questions: [hard] }],
  };
  const ids = (deck: string | null, level?: number) => questionsOf(course, deck, level).map(({ id }) => id);

  test('are those of all decks or of one, of all levels or of one', () => {
    expect(ids(null)).toHaveLength(7);
    expect(ids('second')).toEqual(['hard']);
    expect(ids(null, 3)).toEqual(['hard']);
    expect(ids('deck', 3)).toEqual([]);
    expect(ids('ghost')).toEqual([]);
  });
});

describe('drawing rounds', () => {
  test('never puts a question twice, nor more than there are or were asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.nat(), (count, seed) => {
        const ids = idsOf(drawRounds(many, count, new Map(), seededRandom(seed)));
        expect(new Set(ids).size).toBe(Math.min(count, many.length));
        expect(ids).toHaveLength(Math.min(count, many.length));
      }),
    );
  });

  test('uses the deck up before anything repeats, quiz after quiz', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        (quizzes, seed) => {
          const random = seededRandom(seed);
          const asked = new Map<string, number>();
          for (const count of quizzes) {
            for (const id of idsOf(drawRounds(many, count, asked, random))) asked.set(id, (asked.get(id) ?? 0) + 1);
            const times = many.map(({ id }) => asked.get(id) ?? 0);
            expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  test('does not tell by its place which question was never asked', () => {
    const asked = new Map(many.slice(1).map(({ id }) => [id, 1]));
    const places = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
      idsOf(drawRounds(many, 12, asked, seededRandom(seed))).indexOf('q0'),
    );
    expect(new Set(places).size).toBeGreaterThan(2);
  });

  test('shuffles choices, but never true and false; words and numbers have none', () => {
    const all = [
      oneQuestion('one'),
      severalQuestion('several'),
      trueFalseQuestion('true'),
      textQuestion('text'),
      numberQuestion('number'),
    ];
    const orders = new Set<string>();
    for (let seed = 1; seed <= 20; seed += 1) {
      for (const { question, order } of drawRounds(all, 5, new Map(), seededRandom(seed))) {
        if (question.kind === 'true-false') expect(order).toEqual([0, 1]);
        else if ('options' in question) expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
        else expect(order).toEqual([]);
        if (question.kind === 'one') orders.add(order.join());
      }
    }
    expect(orders.size).toBeGreaterThan(5);
  });
});
