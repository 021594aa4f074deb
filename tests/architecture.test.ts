import { describe, expect, test } from 'vitest';
import { badNames, barrels, cycles, forbiddenImports, impurities, readSources, tooLong } from './support/house.ts';

const code = readSources(['src', 'commands'], ['.ts', '.tsx', '.js']);
const all = readSources(['src', 'commands'], ['.ts', '.tsx', '.js', '.css']);
const planted = (files: Record<string, string>) => new Map(Object.entries(files));

describe('the house', () => {
  test('holds enough to be checked', () => {
    expect(code.size).toBeGreaterThan(120);
    expect(code.has('src/core/quiz/quiz.ts')).toBe(true);
  });

  test('imports only as its table allows', () => {
    expect(forbiddenImports(code)).toEqual([]);
  });

  test('has time, chance and the outside handed in to core and commands', () => {
    expect(impurities(code)).toEqual([]);
  });

  test('has no file over 250 lines', () => {
    expect(tooLong(all)).toEqual([]);
  });

  test('names files for their concept, in kebab-case', () => {
    expect(badNames(all)).toEqual([]);
  });

  test('has no barrel but commands/index.ts', () => {
    expect(barrels(code).filter((path) => path !== 'commands/index.ts')).toEqual([]);
  });

  test('imports in no circle', () => {
    expect(cycles(code)).toEqual([]);
  });
});

describe('the checker of the house sees', () => {
  test.each([
    ['src/core/quiz/quiz.ts', `import { db } from '../../store/database.ts';`],
    ['src/core/view.ts', `import { readFile } from 'node:fs/promises';`],
    ['src/adapters/slack/index.ts', `import { escaped } from '../discord/markdown.ts';`],
    ['src/adapters/web/api.ts', `export type { Client } from 'discord.js';`],
    ['src/store/rooms.ts', `const words = await import('../locales/quiz.ts');`],
    ['commands/quiz.ts', `import '../src/live/referee.ts';`],
    ['src/core/b.ts', `const a = await import(\n  "../live/lane.ts",\n);`.replace(',', '')],
    ['src/main.ts', `import { openStore } from './store/store.ts';`],
    ['src/core/a.ts', `import {\n  one,\n  two,\n} from '../live/lane.ts';`],
  ])('a forbidden import in %s', (path, text) => {
    expect(forbiddenImports(planted({ [path]: text }))).toHaveLength(1);
  });

  test.each([
    'const at = Date.now();',
    'new Date()',
    'Math.random()',
    'new Date',
    'performance.now()',
    'crypto.randomUUID()',
    'setTimeout(go, 1)',
    'const { env } = process',
  ])('%s in the core', (text) => {
    expect(impurities(planted({ 'src/core/a.ts': text }))).toHaveLength(1);
    expect(impurities(planted({ 'src/live/a.ts': text }))).toEqual([]);
  });

  test('a long file', () => {
    expect(tooLong(planted({ 'src/a.ts': 'x\n'.repeat(251), 'src/b.ts': 'x\n'.repeat(250) }))).toHaveLength(1);
  });

  test.each([
    'src/core/QuizBoard.ts',
    'src/core/quiz_board.ts',
    'src/store/helpers.ts',
    'src/quiz-manager.ts',
    'src/utils/quiz.ts',
  ])('the bad name %s', (path) => {
    expect(badNames(planted({ [path]: '' }))).toEqual([path]);
  });

  test('a barrel', () => {
    expect(
      barrels(planted({ 'src/core/index.ts': `export * from './a.ts';\nexport { b } from './b.ts';\n` })),
    ).toHaveLength(1);
  });

  test('a circle', () => {
    const circle = { 'src/a.ts': `import { b } from './b.ts';`, 'src/b.ts': `import { a } from './a.ts';` };
    expect(cycles(planted(circle))).toEqual(['src/a.ts · src/b.ts']);
  });
});
