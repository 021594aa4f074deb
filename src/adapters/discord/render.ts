import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIContainerComponent,
} from 'discord-api-types/v10';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Block, Button, Choice, Picture, View } from '../../core/view.ts';
import { isPictured, marksInLine } from '../../core/view.ts';
import { countdown, escaped, markdown, plainLine } from './markdown.ts';
import { tableText } from './table.ts';

const mostText = 4_000;
const mostComponents = 40;
const mostInRow = 5;
const mostLabel = 80;
const readableLabel = 60;
const mostOption = 100;
const mostAlt = 1_024;
const mostHeading = 300;

/** A picture to be drawn and attached under a name. */
export interface Attached {
  readonly name: string;
  readonly picture: Picture;
  readonly alt: string;
}

/** A view as Discord takes it; the pictures have still to be drawn. */
export interface Rendered {
  readonly components: readonly [APIContainerComponent];
  readonly pictures: readonly Attached[];
}

/** The mark of something cut, in every language. */
const cutMark = '-# […]';

/**
 * A view as one container. What would overflow Discord's limits is cut, and a mark says so. Without `drawn`, pictures are
 * given in the words of their alt texts.
 */
export function render(view: View, drawn: boolean): Rendered {
  const pictures: Attached[] = [];
  const title = drawn && isPictured(view) ? '' : view.title;
  const head = [view.label && `-# ${heading(view.label)}`, title && `### ${heading(title)}`].filter(Boolean).join('\n');
  const blocks = [
    ...(head ? [[text(head)]] : []),
    ...view.blocks.map((block) => componentsOf(block, drawn ? pictures : null)),
  ];
  return { components: [{ type: ComponentType.Container, components: fitted(blocks) }], pictures };
}

const heading = (words: string) => escaped(plainLine(words, mostHeading));

const text = (content: string): APIComponentInContainer => ({ type: ComponentType.TextDisplay, content });

function componentsOf(block: Block, pictures: Attached[] | null): APIComponentInContainer[] {
  switch (block.kind) {
    case 'text':
      return textOr(markdown(block.text));
    case 'note':
      return textOr(`-# ${markdown(block.text).replace(/\n/g, ' ')}`);
    case 'list':
      return textOr(
        block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${markdown(item)}`).join('\n'),
      );
    case 'table':
      return textOr(tableText(block));
    case 'buttons':
      return rowsOf(block.buttons.map(buttonOf));
    case 'choices':
      return choicesOf(block.choices, block.press);
    case 'menu':
      return [menuOf(block)];
    case 'clock':
      return [text(`⏱ ${countdown(block.until)}`)];
    case 'stopped-clock':
      return [text(`⏸ **${escaped(block.text)}**`)];
    case 'count':
      return textOr(escaped(block.text));
    case 'score':
      return [text(`## ${heading(`${block.value} ${block.of}`)}\n${marksInLine(block.rounds)}`)];
    case 'picture': {
      if (!pictures) return textOr(escaped(block.alt));
      const name = `colle-${pictures.length}.png`;
      const alt = plainLine(block.alt, mostAlt);
      pictures.push({ name, picture: block.picture, alt });
      return [
        { type: ComponentType.MediaGallery, items: [{ media: { url: `attachment://${name}` }, description: alt }] },
      ];
    }
  }
}

const textOr = (content: string) => (content.trim() === '' ? [] : [text(content)]);

function buttonOf(button: Button): APIButtonComponent {
  const label = plainLine(button.label, mostLabel);
  if (button.kind === 'open') return { type: ComponentType.Button, style: ButtonStyle.Link, url: button.url, label };
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: button.press, label };
}

/** Buttons that carry their text where all are short enough to read; else a lettered list and buttons with letters alone. */
function choicesOf(choices: readonly Choice[], press: string | null): APIComponentInContainer[] {
  const listed = text(choices.map(({ letter, text: said }) => `**${letter}**  ${escaped(said)}`).join('\n'));
  if (press === null) return [listed];
  const long = choices.some(({ text: said }) => said.length > readableLabel);
  const buttons = choices.map(({ letter, text: said }, place): APIButtonComponent => {
    const label = long ? letter : `${letter}  ${plainLine(said, readableLabel)}`;
    return { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: `${press}:${place}`, label };
  });
  return long ? [listed, ...rowsOf(buttons)] : rowsOf(buttons);
}

function menuOf(menu: Block & { kind: 'menu' }): APIActionRowComponent<APIComponentInMessageActionRow> {
  const options = menu.choices.map(({ letter, text: said }, place) => ({
    label: `${letter}  ${plainLine(said, mostOption - 3)}`,
    value: String(place),
  }));
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: menu.press,
        placeholder: plainLine(menu.placeholder, 150),
        min_values: 1,
        max_values: options.length,
        options,
      },
    ],
  };
}

function rowsOf(buttons: readonly APIButtonComponent[]): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const rows: APIActionRowComponent<APIComponentInMessageActionRow>[] = [];
  for (let from = 0; from < buttons.length; from += mostInRow) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(from, from + mostInRow) });
  }
  return rows;
}

/** As many blocks as Discord takes; a text that is too long is cut, and a line says that something is missing. */
function fitted(blocks: readonly (readonly APIComponentInContainer[])[]): APIComponentInContainer[] {
  const kept: APIComponentInContainer[] = [];
  let letters = cutMark.length;
  let count = 2;
  for (const component of blocks.flat()) {
    const more = 1 + ('components' in component ? component.components.length : 0);
    if (count + more > mostComponents) return [...kept, text(cutMark)];
    count += more;
    if (component.type === ComponentType.TextDisplay) {
      const left = mostText - letters - 4;
      if (component.content.length > left) return [...kept, ...textOr(cutAt(component.content, left)), text(cutMark)];
      letters += component.content.length;
    }
    kept.push(component);
  }
  return kept.length > 0 ? kept : [text('…')];
}

/** A text up to the last whole line or word that fits; a code block stays closed. */
function cutAt(content: string, most: number): string {
  const part = content.slice(0, Math.max(0, most - 6));
  const end = Math.max(part.lastIndexOf('\n'), part.lastIndexOf(' '));
  const whole = part.slice(0, end > 0 ? end : part.length).replace(/[\\\ud800-\udbff]$/, '');
  return whole.startsWith('```') ? `${whole}\n\`\`\`` : whole;
}
