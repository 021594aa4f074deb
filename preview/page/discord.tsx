import type {
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { parse } from 'discord-markdown-parser';
import type { ComponentChildren } from 'preact';
import type { Pictures, Shown } from '../shown.ts';

const face = '/avatar-dark.svg';

/** A scene as Discord lays it out, from the payload it is sent. */
export function Discord({ scene }: { readonly scene: Shown }) {
  const { discord, to, at, locale } = scene;
  return (
    <section class="discord" aria-label="Discord">
      {'modal' in discord ? (
        <Modal modal={discord.modal} />
      ) : (
        <div class={to === 'caller' ? 'discord-message private' : 'discord-message'}>
          <img class="discord-face" src={face} alt="" width="40" height="40" />
          <div>
            <header>
              <b>Colle</b> <span class="discord-app">APP</span>{' '}
              <time>{new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })}</time>
            </header>
            {discord.components.map(({ components }) => (
              <div class="discord-container">
                {components.map((component) => (
                  <Component component={component} pictures={discord.pictures} now={at} />
                ))}
              </div>
            ))}
            {to === 'caller' && <footer>Only you can see this · Dismiss message</footer>}
          </div>
        </div>
      )}
    </section>
  );
}

function Component(props: {
  readonly component: APIComponentInContainer;
  readonly pictures: Pictures;
  readonly now: number;
}) {
  const { component, pictures, now } = props;
  switch (component.type) {
    case ComponentType.TextDisplay:
      return <Markdown text={component.content} now={now} />;
    case ComponentType.MediaGallery:
      return (
        <>
          {component.items.map(({ media, description }) => (
            <img class="discord-media" src={pictures[media.url] ?? ''} alt={description ?? ''} />
          ))}
        </>
      );
    case ComponentType.ActionRow:
      return <div class="discord-row">{component.components.map((part) => actionOf(part))}</div>;
    default:
      throw new Error(`nobody draws component ${component.type} yet`);
  }
}

const styles: Readonly<Record<number, string>> = {
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Link]: 'secondary link',
};

function actionOf(part: APIComponentInMessageActionRow) {
  if (part.type === ComponentType.Button)
    return (
      <button type="button" class={`discord-button ${styles[part.style] ?? ''}`}>
        {'label' in part ? part.label : ''}
      </button>
    );
  if (part.type === ComponentType.StringSelect)
    return (
      <details class="discord-select">
        <summary>{part.placeholder}</summary>
        <ul>
          {part.options.map(({ label }) => (
            <li>{label}</li>
          ))}
        </ul>
      </details>
    );
  throw new Error(`nobody draws component ${part.type} yet`);
}

interface Mark {
  readonly type: string;
  readonly content?: string | readonly Mark[];
  readonly level?: number;
  readonly target?: string;
  readonly timestamp?: string;
  readonly format?: string;
}

/** Discord’s own markdown; lists, which the parser leaves as text, are marked as Discord shows them. */
function Markdown({ text, now }: { readonly text: string; readonly now: number }) {
  const marks = parse(text.replace(/^- /gm, '•  '), 'extended') as readonly Mark[];
  return (
    <div class="discord-text">
      {marks.map((mark, place) => {
        const afterLine = ['heading', 'subtext'].includes(marks[place - 1]?.type ?? '');
        const content = afterLine && typeof mark.content === 'string' ? mark.content.replace(/^\n/, '') : mark.content;
        return markOf({ ...mark, ...(content === undefined ? {} : { content }) }, now);
      })}
    </div>
  );
}

function markOf(mark: Mark, now: number): ComponentChildren {
  const { content = '' } = mark;
  const inner = typeof content === 'string' ? content : content.map((one) => markOf(one, now));
  switch (mark.type) {
    case 'heading':
      return <h4>{inner}</h4>;
    case 'subtext':
      return <small>{inner}</small>;
    case 'strong':
      return <b>{inner}</b>;
    case 'em':
      return <em>{inner}</em>;
    case 'link':
    case 'url':
    case 'autolink':
      return <a href={mark.target}>{inner}</a>;
    case 'inlineCode':
      return <code>{inner}</code>;
    case 'codeBlock':
      return <pre>{inner}</pre>;
    case 'timestamp':
      return <span class="discord-time">{timeOf(mark, now)}</span>;
    case 'user':
      return <span class="discord-mention">@somebody</span>;
    case 'br':
    case 'newline':
      return <br />;
    default:
      return inner;
  }
}

/** A time as the reader's own clock has it, or how far off it is. */
function timeOf({ timestamp = '', format }: Mark, now: number): string {
  if (format === 'R') return `in ${Math.round(Number(timestamp) - now / 1_000)} seconds`;
  return new Date(Number(timestamp) * 1_000).toLocaleTimeString('fr', { timeStyle: 'medium' });
}

function Modal({ modal }: { readonly modal: APIModalInteractionResponseCallbackData }) {
  return (
    <div class="discord-modal">
      <h4>{modal.title}</h4>
      {modal.components.map((row) => {
        if (row.type !== ComponentType.Label) throw new Error(`nobody draws component ${row.type} yet`);
        const { component } = row;
        return (
          <div class="field">
            <b>{row.label}</b>
            {row.description && <small>{row.description}</small>}
            {component.type === ComponentType.StringSelect ? (
              <select aria-label={row.label}>
                {component.options.map(({ label, default: chosen }) => (
                  <option selected={chosen ?? false}>{label}</option>
                ))}
              </select>
            ) : (
              <input aria-label={row.label} value={'value' in component ? component.value : ''} />
            )}
          </div>
        );
      })}
      <div class="discord-row">
        <button type="button" class="discord-button secondary">
          Cancel
        </button>
        <button type="button" class="discord-button primary">
          Submit
        </button>
      </div>
    </div>
  );
}
