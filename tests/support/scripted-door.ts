import { commands } from '../../commands/index.ts';
import type { Call, Outcome, Suggestion } from '../../src/core/command.ts';
import type { Door } from '../../src/core/door.ts';
import type { Block, View } from '../../src/core/view.ts';
import { paragraph } from '../../src/core/view.ts';

/** What reached the door, and who sent it. */
export interface Act {
  readonly kind: 'run' | 'ask' | 'press' | 'submit' | 'suggest';
  readonly call: Call;
  readonly what: string;
  readonly given: unknown;
}

/** A door that notes every act and answers with what the test says: to test a platform without a class behind it. */
export class ScriptedDoor implements Door {
  readonly entries = commands;
  readonly acts: Act[] = [];
  /** What the next acts are answered with; a receipt otherwise. */
  answers: (act: Act) => Outcome | Promise<Outcome> = () => privately('C’est noté.');

  leads = async ({ instructor }: Call) => instructor;
  run = (call: Call, path: readonly string[], options: Readonly<Record<string, unknown>>) =>
    this.#act({ kind: 'run', call, what: path.join(' '), given: options });
  ask = (call: Call, path: readonly string[]) => this.#act({ kind: 'ask', call, what: path.join(' '), given: null });
  press = (call: Call, press: string, values: readonly string[] = []) =>
    this.#act({ kind: 'press', call, what: press, given: values });
  submit = (call: Call, submit: string, values: Readonly<Record<string, string>>) =>
    this.#act({ kind: 'submit', call, what: submit, given: values });

  async suggest(call: Call, path: readonly string[], option: string, typed: string): Promise<readonly Suggestion[]> {
    this.acts.push({ kind: 'suggest', call, what: `${path.join(' ')} ${option}`, given: typed });
    return [{ value: 'hypervisor', label: 'Hyperviseur' }];
  }

  async #act(act: Act): Promise<Outcome> {
    this.acts.push(act);
    return this.answers(act);
  }
}

/** A reply to the caller alone. */
export const privately = (text: string): Outcome => ({
  kind: 'replies',
  replies: [{ to: 'caller', view: { title: '', blocks: [paragraph(text)] } }],
});

/** A reply to the whole room. */
export const publicly = (view: View): Outcome => ({ kind: 'replies', replies: [{ to: 'room', view }] });

/** Every kind of block there is, with `words` wherever a person or a course can write. */
export function everyBlock(words: string): readonly Block[] {
  const choices = [
    { letter: 'A', text: words },
    { letter: 'B', text: 'Type II' },
  ] as const;
  const until = Date.now() + 20_000;
  return [
    paragraph(
      words,
      { kind: 'strong', text: words },
      { kind: 'mark', text: words },
      { kind: 'code', text: words },
      { kind: 'link', text: words, url: 'https://example.org/?a=1&b=2' },
      { kind: 'person', person: 'discord:1' as never, name: words },
      { kind: 'countdown', until },
    ),
    { kind: 'note', text: [words, { kind: 'link', text: words, url: 'https://example.org/' }] },
    { kind: 'list', items: [[words], [{ kind: 'strong', text: words }]], ordered: true },
    { kind: 'list', items: [[words]] },
    { kind: 'table', head: ['Rang', 'Nom'], rows: [{ cells: ['1', words], marked: true }], numeric: [0] },
    { kind: 'table', head: ['a', 'b', 'c'], rows: [{ cells: [words, words, words] }] },
    {
      kind: 'buttons',
      buttons: [
        { kind: 'press', press: 'steer:abc:stop', label: words, forInstructor: true },
        { kind: 'open', url: 'https://example.org/', label: words },
      ],
    },
    { kind: 'choices', choices, press: 'answer:abc:1' },
    { kind: 'choices', choices, press: null },
    { kind: 'menu', choices, press: 'answer:abc:2', placeholder: words },
    { kind: 'clock', until, totalMs: 20_000 },
    { kind: 'stopped-clock', leftMs: 5_000, totalMs: 20_000, text: words },
    { kind: 'count', answered: 3, text: words },
    { kind: 'score', value: words, of: words, rounds: ['right', 'partly', 'missed'] },
    {
      kind: 'picture',
      picture: {
        kind: 'bars',
        label: '',
        caption: words,
        title: words,
        bars: [{ letter: 'A', text: words, count: 3, right: true }],
      },
      alt: words,
    },
  ];
}
