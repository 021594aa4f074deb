import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { completeLine, parseCommandLine } from '../../src/core/command-line.ts';

const parse = (line: string) => parseCommandLine(commands, line);

describe('a typed command line', () => {
  test.each(['define hyperviseur', 'définir hyperviseur', 'DEFINIR   hyperviseur', 'define term:hyperviseur'])(
    '%s',
    (line) => {
      expect(parse(line)).toEqual({ kind: 'command', path: ['define'], options: { term: 'hyperviseur' } });
    },
  );

  test('gives the last text option all the words that are left', () => {
    expect(parse('define machine virtuelle')).toMatchObject({ options: { term: 'machine virtuelle' } });
    expect(parse('define machine virtuelle true')).toMatchObject({
      options: { term: 'machine virtuelle', show: 'true' },
    });
    expect(parse('define machine virtuelle show:oui')).toMatchObject({
      options: { term: 'machine virtuelle', show: 'oui' },
    });
  });

  test('takes options by name in any order, and words in quotes as one', () => {
    expect(parse('quiz start seconds:20 deck:types questions:5')).toEqual({
      kind: 'command',
      path: ['quiz', 'start'],
      options: { seconds: '20', deck: 'types', questions: '5' },
    });
    expect(parse('compare "machine virtuelle" conteneur')).toMatchObject({
      options: { a: 'machine virtuelle', b: 'conteneur' },
    });
    expect(parse('compare « machine virtuelle » b:"le conteneur"')).toMatchObject({
      options: { a: 'machine virtuelle', b: 'le conteneur' },
    });
    expect(parse('compare a:machine virtuelle b:le conteneur')).toMatchObject({
      options: { a: 'machine virtuelle', b: 'le conteneur' },
    });
    expect(parse('débat lancer topic:kvm 60')).toMatchObject({
      path: ['debate', 'start'],
      options: { topic: 'kvm', seconds: '60' },
    });
  });

  test('asks for options when nothing was typed after a command that wants them', () => {
    expect(parse('quiz start')).toEqual({ kind: 'ask', path: ['quiz', 'start'] });
    expect(parse('define')).toEqual({ kind: 'ask', path: ['define'] });
    expect(parse('leaderboard')).toEqual({ kind: 'command', path: ['leaderboard'], options: {} });
  });

  test('says what is unknown and what is near', () => {
    expect(parse('')).toEqual({ kind: 'empty' });
    expect(parse('quiz')).toEqual({ kind: 'group', path: ['quiz'] });
    expect(parse('definri noyau')).toEqual({ kind: 'unknown', word: 'definri', nearest: ['définir'] });
    expect(parse('quiz strat')).toMatchObject({ kind: 'unknown', nearest: ['quiz lancer', 'quiz état'] });
  });

  test('completes names, then the option that is being typed', () => {
    expect(completeLine(commands, 'dé', 'fr')).toMatchObject({
      kind: 'names',
      names: [{ insert: 'définir' }, { insert: 'débat' }],
    });
    expect(completeLine(commands, 'quiz ', 'fr')).toMatchObject({ kind: 'names' });
    expect(completeLine(commands, 'définir machine vir', 'fr')).toMatchObject({
      kind: 'option',
      path: ['define'],
      typed: 'machine vir',
    });
    expect(completeLine(commands, 'quiz start deck:hy', 'en')).toMatchObject({
      kind: 'option',
      field: { name: 'deck' },
      typed: 'hy',
    });
  });
});
