import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Body } from '../../src/core/activity.ts';
import type { Question } from '../../src/core/course/question.ts';
import { isValid, numbersMeant, shareOf } from '../../src/core/quiz/grading.ts';
import { spellingDistance } from '../../src/core/quiz/spelling.ts';
import { numberQuestion, oneQuestion, severalQuestion, textQuestion, trueFalseQuestion } from '../support/courses.ts';

const written = (words: string): Body => ({ kind: 'words', words });
const chosen = (...choices: number[]): Body => ({ kind: 'choices', choices });
const text = (answer: string): Question => {
  const question = textQuestion('t');
  return question.kind === 'text' ? { ...question, answers: { fr: [answer], en: ['unlike'] } } : question;
};
const number = (answer: number, tolerance: number): Question => {
  const question = numberQuestion('n');
  return question.kind === 'number' ? { ...question, answer, tolerance } : question;
};

describe('an answer in words', () => {
  test.each([
    ['Noyau', 'noyau'],
    ['  NOYAU ', 'noyau'],
    ['le noyau', 'noyau'],
    ["noyau de l'hote", 'noyau de l’hôte'],
    ['Le noyau de l’hôte.', 'noyau de l’hôte'],
    ['hebergé', 'hébergé'],
    ['bare-metal', 'bare metal'],
    ['type 1', 'type I'],
    ['Type-2', 'type II'],
    ['hyperviseur de type 2', 'hyperviseur de type II'],
    ['noyua', 'noyau'],
    ['noyeau', 'noyau'],
    ['conteneurs', 'conteneur'],
    ['hypervizeurr', 'hyperviseur'],
    ['virtualistion', 'virtualisation'],
    ['tipe II', 'type II'],
    ['type2', 'type II'],
    ['typeii', 'type II'],
    ['WSL2', 'WSL 2'],
    ['windows11', 'Windows 11'],
  ])('“%s” is right where “%s” is', (typed, answer) => {
    expect(shareOf(text(answer), [], written(typed))).toBe(1);
  });

  test.each([
    ['type I', 'type II'],
    ['type II', 'type I'],
    ['type 1', 'type II'],
    ['type 2', 'type I'],
    ['type III', 'type II'],
    ['hyperviseur de type I', 'hyperviseur de type II'],
    ['hyperviseur de type 2', 'hyperviseur de type I'],
    ['type', 'type I'],
    ['hyperviseur de type', 'hyperviseur de type I'],
    ['WSL 1', 'WSL 2'],
    ['WSL1', 'WSL 2'],
    ['type1', 'type II'],
    ['windows10', 'Windows 11'],
    ['port 8081', 'port 8080'],
    ['kmv', 'KVM'],
    ['hote', 'note'],
    ['noyou', 'noyau de'],
    ['moyeux', 'noyau'],
    ['hypervzzzeur', 'hyperviseur'],
    ['conteneur ou machine virtuelle', 'conteneur'],
    ['', 'noyau'],
    ['le', 'noyau'],
  ])('“%s” is wrong where “%s” is right', (typed, answer) => {
    expect(shareOf(text(answer), [], written(typed))).toBe(0);
  });

  test('is right in either language, whichever answer it is', () => {
    for (const typed of ['kernel', 'noyau', 'le noyau de l’hôte']) {
      expect(shareOf(textQuestion('t'), [], written(typed))).toBe(1);
    }
    expect(shareOf(textQuestion('t'), [], chosen(0))).toBe(0);
  });
});

describe('the distance between two spellings', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

  test('is one for a letter added, dropped, changed, or two swapped', () => {
    for (const other of ['noyaux', 'noya', 'noyai', 'nyoau']) expect(spellingDistance('noyau', other, 3)).toBe(1);
    expect(spellingDistance('noyau', 'noyau', 0)).toBe(0);
    expect(spellingDistance('abcd', 'badc', 3)).toBe(2);
    expect(spellingDistance('', 'abc', 3)).toBe(3);
  });

  test('is the same both ways, zero only between equals, and exact up to the most that is asked for', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (one, other, most) => {
        const far = spellingDistance(one, other, 20);
        expect(spellingDistance(other, one, 20)).toBe(far);
        expect(far === 0).toBe(one === other);
        expect(far).toBeLessThanOrEqual(Math.max(one.length, other.length));
        const within = spellingDistance(one, other, most);
        if (far <= most) expect(within).toBe(far);
        else expect(within).toBeGreaterThan(most);
      }),
    );
  });
});

describe('a number', () => {
  test.each([
    ['4', 4],
    [' 4 ', 4],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['-3', -3],
    ['−3', -3],
    ['+3', 3],
    ['0,05', 0.05],
    ['007', 7],
    ['1 000', 1000],
    ['1\u00a0000', 1000],
    ['1\u202f000', 1000],
    ['1’000', 1000],
    ["12'345'678", 12_345_678],
    ['10 000 000,25', 10_000_000.25],
    ['2,5 Go', 2.5],
    ['2,5Go', 2.5],
    ['50 %', 50],
    ['20 °C', 20],
    ['100 Mo/s', 100],
    ['12 m²', 12],
    ['4 machines virtuelles.', 4],
    ['4.', 4],
    ['4 €', 4],
    ['- 5', -5],
    ['.5', 0.5],
    ['1.234.567,5', 1_234_567.5],
    ['1,234.5', 1234.5],
  ])('is read in “%s”', (typed, value) => {
    expect(numbersMeant(typed)).toEqual([value]);
  });

  test.each([
    '',
    'quatre',
    'Go',
    '4 ou 5',
    '4-5',
    '1 2',
    '12 34',
    '1e3',
    '9'.repeat(400),
    '0x10',
    '2,5,1',
    '1,5.2',
    '--3',
    'Infinity',
    'NaN',
    '4 <b>',
  ])('is not read in “%s”', (typed) => {
    expect(numbersMeant(typed)).toEqual([]);
  });

  test('is read both ways where a sign may part thousands or decimals', () => {
    expect(numbersMeant('1,000')).toEqual([1, 1_000]);
    expect(numbersMeant('2.048')).toEqual([2.048, 2_048]);
  });

  test('written with a comma, thousands apart and a unit is the number that was meant', () => {
    const value = fc
      .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.nat(99))
      .map(([whole, cents]) => whole + Math.sign(whole || 1) * (cents / 100));
    fc.assert(
      fc.property(value, fc.constantFrom('', ' Go', ' %', 'ms'), (meant, unit) => {
        const typed = new Intl.NumberFormat('fr', { minimumFractionDigits: 2 }).format(meant) + unit;
        expect(numbersMeant(typed)[0]).toBeCloseTo(meant, 6);
      }),
    );
  });

  test.each([
    { answer: 2.5, tolerance: 0.1, right: ['2,4', '2.6', '2,5', '2,45 Go'], wrong: ['2,39', '2,61', '-2,5', '25'] },
    { answer: 0.3, tolerance: 0, right: ['0,3', '0,30'], wrong: ['0,31', '0,2999'] },
    { answer: 0.2, tolerance: 0.1, right: ['0,3', '0,1'], wrong: ['0,3001', '0,0999'] },
    { answer: 1_000_000, tolerance: 0, right: ['1 000 000', '1000000'], wrong: ['1000001', '999 999', '1 000'] },
    { answer: -40, tolerance: 5, right: ['-45', '−35'], wrong: ['40', '-46', '-34'] },
    { answer: 0, tolerance: 0, right: ['0', '0,0', '-0'], wrong: ['0,001', 'zéro', ''] },
  ])('near $answer by $tolerance is right up to the edge', ({ answer, tolerance, right, wrong }) => {
    const share = (typed: string) => shareOf(number(answer, tolerance), [], written(typed));
    expect(right.map(share)).toEqual(right.map(() => 1));
    expect(wrong.map(share)).toEqual(wrong.map(() => 0));
  });
});

describe('a choice', () => {
  test('is right where the right option is shown', () => {
    const order = [2, 0, 3, 1];
    expect([0, 1, 2, 3].map((place) => shareOf(oneQuestion('q'), order, chosen(place)))).toEqual([0, 1, 0, 0]);
    expect(shareOf(oneQuestion('q'), order, written('right'))).toBe(0);
  });

  test('between true and false is right on the side of the answer', () => {
    const question = trueFalseQuestion('q');
    const denied: Question = question.kind === 'true-false' ? { ...question, answer: false } : question;
    expect([0, 1].map((place) => shareOf(question, [0, 1], chosen(place)))).toEqual([1, 0]);
    expect([0, 1].map((place) => shareOf(denied, [0, 1], chosen(place)))).toEqual([0, 1]);
  });

  test('of several is worth what was right less what was wrong, never below zero, whatever the order shown', () => {
    const base = severalQuestion('q');
    const option = (right: boolean) =>
      right
        ? { text: { fr: 'r', en: 'r' }, right: true as const }
        : { text: { fr: 'w', en: 'w' }, misconception: { fr: 'm', en: 'm' } };
    const options = fc
      .array(fc.boolean(), { minLength: 4, maxLength: 6 })
      .filter((all) => all.filter(Boolean).length >= 2 && all.includes(false));
    fc.assert(
      fc.property(
        options.chain((rights) => {
          const places = [...rights.keys()];
          return fc.record({
            rights: fc.constant(rights),
            order: fc.shuffledSubarray(places, { minLength: places.length }),
            picked: fc.shuffledSubarray(places),
          });
        }),
        ({ rights, order, picked }) => {
          if (base.kind !== 'several') throw new Error('the fixture is of several right answers');
          const question: Question = { ...base, options: rights.map(option) };
          const k = rights.filter(Boolean).length;
          const right = picked.filter((place) => rights[order[place] ?? -1]).length;
          const share = shareOf(question, order, chosen(...picked));
          expect(share).toBeCloseTo(Math.max((right - (picked.length - right)) / k, 0), 10);
          expect(share === 1).toBe(right === k && picked.length === k);
          expect(shareOf(question, order, chosen(...picked, ...picked))).toBe(share);
        },
      ),
    );
  });
});

describe('an answer at all', () => {
  const order = [3, 1, 0, 2];
  test.each([
    {
      question: oneQuestion('q'),
      valid: [chosen(0), chosen(3)],
      not: [chosen(), chosen(0, 1), chosen(4), chosen(-1), chosen(0.5), chosen(Number.NaN), written('a')],
    },
    {
      question: severalQuestion('q'),
      valid: [chosen(2), chosen(0, 1, 2, 3)],
      not: [chosen(), chosen(0, 0), chosen(0, 4), written('a')],
    },
    {
      question: textQuestion('q'),
      valid: [written('x'), written('x'.repeat(200))],
      not: [written(''), written(' \n\u00a0'), written('x'.repeat(201)), chosen(0)],
    },
    {
      question: numberQuestion('q'),
      valid: [written('2'), written('no number')],
      not: [written(' '), written('9'.repeat(201)), chosen(0)],
    },
  ])('to a question of type $question.kind has the shape that the room was shown', ({ question, valid, not }) => {
    expect(valid.map((body) => isValid(question, order, body))).toEqual(valid.map(() => true));
    expect(not.map((body) => isValid(question, order, body))).toEqual(not.map(() => false));
  });

  test('to true or false is one of the two', () => {
    const bodies = [chosen(0), chosen(1), chosen(2), chosen(0, 1), chosen(), written('vrai')];
    expect(bodies.map((body) => isValid(trueFalseQuestion('q'), [0, 1], body))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
