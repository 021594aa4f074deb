import type { ConfirmationDialog, KnownBlock, Button as SlackButton } from '@slack/types';
import type { Block, Button, Choice, Picture, Text, View } from '../../core/view.ts';
import { isPictured, marksInLine, plain } from '../../core/view.ts';
import { shortened, visible } from '../../core/visible.ts';
import { fitsTable, framedTable, tableOf } from './table.ts';
import { escaped, mrkdwn, plainText, rich, richOr, richText, section } from './words.ts';

const mostBlocks = 50;
const mostHeader = 150;
const mostButton = 75;
const mostInActions = 25;
const mostSection = 3_000;
const mostAlt = 2_000;
const mostTop = 3_000;
/** Slack takes about 13,200 characters of blocks in all. */
const mostInAll = 12_500;

/** A picture of a view that stands in Slack as a file. */
export interface Shown {
  readonly picture: Picture;
  readonly alt: string;
}

/** A view as Slack takes it: `text` is what notifications and readers say. */
export interface Rendered {
  readonly blocks: KnownBlock[];
  readonly text: string;
}

/** The pictures of a view, in the order they are shown. */
export function picturesOf(view: View): readonly Shown[] {
  return view.blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []));
}

/** What a view may use where it is shown. */
export interface Means {
  /** The ids of its pictures in Slack, in order; where there is none the alt text stands in. */
  readonly files?: readonly (string | null)[];
  /** Whether its first table may be Slack's own block, which homes and older workspaces do not take. */
  readonly table?: boolean;
}

/** A view as blocks. What would overflow is cut, and a mark says so. */
export function render(view: View, { files = [], table = false }: Means = {}): Rendered {
  const waiting = [...files];
  const framed = table ? view.blocks.findIndex((block) => block.kind === 'table' && fitsTable(block)) : -1;
  const head: KnownBlock[] = [];
  if (view.label) head.push(...noteOf([view.label]));
  const pictured = files.some((file) => file !== null) && isPictured(view);
  if (visible(view.title).trim() && !pictured) head.push(titleOf(view.title));
  const body = view.blocks.flatMap((block, place) =>
    block.kind === 'table' && place === framed ? [framedTable(block)] : blocksOf(block, () => waiting.shift() ?? null),
  );
  const blocks = [...head, ...body];
  return { blocks: fitted(blocks), text: topText(view) };
}

function titleOf(title: string): KnownBlock {
  const said = visible(title);
  if (said.length <= mostHeader) return { type: 'header', text: plainText(said, mostHeader) };
  return rich([{ type: 'text', text: said, style: { bold: true } }]);
}

function blocksOf(block: Block, nextFile: () => string | null): KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return richOr(richText(block.text));
    case 'note':
      return noteOf(block.text);
    case 'list':
      return block.items.length === 0
        ? []
        : [
            {
              type: 'rich_text',
              elements: [
                {
                  type: 'rich_text_list',
                  style: block.ordered ? 'ordered' : 'bullet',
                  elements: block.items.map((item) => section(richText(item))),
                },
              ],
            },
          ];
    case 'table':
      return tableOf(block);
    case 'buttons':
      return actionsOf(block.buttons.map(buttonOf));
    case 'choices':
      return choicesOf(block.choices, block.press);
    case 'menu':
      return [menuOf(block)];
    case 'clock':
      return noteOf(['⏱ ', { kind: 'countdown', until: block.until }]);
    case 'stopped-clock':
      return noteOf([`⏸ ${block.text}`]);
    case 'count':
      return noteOf([block.text]);
    case 'score':
      return [titleOf(`${block.value} ${block.of}`), ...richOr(richText([marksInLine(block.rounds)]))];
    case 'picture': {
      const file = nextFile();
      const alt = shortened(visible(block.alt), mostAlt);
      return file
        ? [{ type: 'image', slack_file: { id: file }, alt_text: alt || '…' }]
        : richOr([{ type: 'text', text: alt }]);
    }
  }
}

/** Small print. Only what has a link or a time in it is written in Slack's markup: elsewhere nothing is read as such. */
function noteOf(text: Text): KnownBlock[] {
  const marked = text.some((span) => typeof span !== 'string' && ['link', 'countdown'].includes(span.kind));
  if (visible(plain(text)).trim() === '' && !marked) return [];
  const element = marked
    ? ({ type: 'mrkdwn', text: shortened(mrkdwn(text), mostSection), verbatim: true } as const)
    : plainText(plain(text), mostSection);
  return [{ type: 'context', elements: [element] }];
}

function buttonOf(button: Button): SlackButton {
  const text = plainText(button.label, mostButton);
  if (button.kind === 'open') return { type: 'button', text, url: button.url };
  return {
    type: 'button',
    text,
    value: button.press,
    ...(button.asksAgain ? { confirm: confirmationOf(button.label, button.asksAgain) } : {}),
  };
}

function confirmationOf(
  label: string,
  { question, yes, no }: NonNullable<Extract<Button, { kind: 'press' }>['asksAgain']>,
): ConfirmationDialog {
  return {
    title: plainText(label, 100),
    text: plainText(question, 300),
    confirm: plainText(yes, 30),
    deny: plainText(no, 30),
  };
}

function choicesOf(choices: readonly Choice[], press: string | null): KnownBlock[] {
  const long = choices.some(({ text }) => text.length + 3 > mostButton);
  const listed: KnownBlock = {
    type: 'rich_text',
    elements: choices.map(({ letter, text }) =>
      section(richText([{ kind: 'strong', text: `${letter}  ` }, `${text}\n`])),
    ),
  };
  if (press === null) return [listed];
  const buttons = choices.map(
    ({ letter, text }, place): SlackButton => ({
      type: 'button',
      text: plainText(long ? letter : `${letter}  ${text}`, mostButton),
      value: `${press}:${place}`,
    }),
  );
  return long ? [listed, ...actionsOf(buttons)] : actionsOf(buttons);
}

/** Buttons in rows; each gets an id of its own, for Slack refuses two alike in one message. */
function actionsOf(buttons: readonly SlackButton[]): KnownBlock[] {
  const rows: KnownBlock[] = [];
  for (let from = 0; from < buttons.length; from += mostInActions) {
    const elements = buttons.slice(from, from + mostInActions).map((button, index) => ({
      ...button,
      action_id: `press-${from + index}-${button.value ?? 'open'}`.slice(0, 255),
    }));
    rows.push({ type: 'actions', elements });
  }
  return rows;
}

function menuOf(menu: Block & { kind: 'menu' }): KnownBlock {
  const options = menu.choices.map(({ letter, text }, place) => ({
    text: plainText(`${letter}  ${text}`, mostButton),
    value: String(place),
  }));
  return {
    type: 'section',
    block_id: `menu:${menu.press}`,
    text: plainText(menu.choices.map(({ letter, text }) => `${letter}  ${text}`).join('\n'), mostSection),
    accessory: {
      type: 'multi_static_select',
      action_id: `menu-${menu.press}`,
      placeholder: plainText(menu.placeholder, 150),
      options,
    },
  };
}

/** As many blocks as Slack takes; a mark says that something is missing. */
function fitted(blocks: readonly KnownBlock[]): KnownBlock[] {
  const mark: KnownBlock = { type: 'context', elements: [{ type: 'mrkdwn', text: '[…]' }] };
  const kept: KnownBlock[] = [];
  let size = 0;
  for (const block of blocks) {
    const more = lengthOf(block);
    if (kept.length >= mostBlocks - 1 || size + more > mostInAll) return [...kept, mark];
    size += more;
    kept.push(block);
  }
  return kept.length > 0 ? kept : [mark];
}

/** The characters people read in a block. */
function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + lengthOf(one), 0);
  if (value === null || typeof value !== 'object') return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : lengthOf(inner)),
    0,
  );
}

function topText(view: View): string {
  const first = view.blocks.find((block) => block.kind === 'text');
  const words = [view.label ?? '', view.title, first?.kind === 'text' ? plain(first.text) : ''];
  const said = words.map((text) => visible(text).trim()).filter(Boolean);
  return shortened(escaped(said.join(' · ') || 'Colle'), mostTop);
}
