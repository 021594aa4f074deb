import type { TranscriptEntry } from '../../../core/transcript.ts';
import type { Block, View } from '../../../core/view.ts';

/** A public card that Colle keeps up to date. */
export type BoardEntry = TranscriptEntry & { readonly content: { readonly kind: 'view' } };

const isCard = (entry: TranscriptEntry): entry is BoardEntry => entry.only === null && entry.content.kind === 'view';

/** The newest board of something that goes on; null when nothing does. */
export const runningBoard = (entries: readonly TranscriptEntry[]): BoardEntry | null =>
  entries.filter(isCard).findLast(({ content }) => content.view.blocks.some(isRunning)) ?? null;

/** The board that something ended with, as long as no other card came after it; null else. */
export function endedBoard(entries: readonly TranscriptEntry[]): BoardEntry | null {
  const last = entries.filter(isCard).at(-1);
  return last && isEnding(last.content.view) ? last : null;
}

/** A board of something that goes on counts, or can be steered. */
const isRunning = (block: Block) =>
  block.kind === 'clock' ||
  block.kind === 'stopped-clock' ||
  block.kind === 'count' ||
  (block.kind === 'buttons' && block.buttons.some((button) => button.kind === 'press' && button.forInstructor));

const isEnding = ({ blocks }: View) =>
  blocks.some((block) => block.kind === 'picture' && ['podium', 'shift'].includes(block.picture.kind));

/** The list that says what each of a view’s choices means, to be shown on the choices themselves; null when there is none. */
export function remindersOf({ blocks }: View): (Block & { kind: 'list' }) | null {
  const place = blocks.findIndex(({ kind }) => kind === 'choices');
  const [list, choices] = [blocks[place - 1], blocks[place]];
  const fits = list?.kind === 'list' && choices?.kind === 'choices' && list.items.length === choices.choices.length;
  return fits ? list : null;
}

/** Whether a card asks for an answer now. */
export const isAsking = (view: View) =>
  view.blocks.some((block) => (block.kind === 'choices' && block.press !== null) || block.kind === 'menu');
