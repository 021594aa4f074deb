import type { KnownBlock, ModalView, RichTextElement, RichTextSection } from '@slack/types';
import type { ComponentChildren } from 'preact';
import type { Pictures, Shown } from '../shown.ts';

/** A scene as Slack lays it out, from the payload it is sent. */
export function Slack({ scene }: { readonly scene: Shown }) {
  const { slack, to, at, locale } = scene;
  return (
    <section class="slack" aria-label="Slack">
      {'modal' in slack ? (
        <Modal modal={slack.modal} />
      ) : (
        <div class="slack-message">
          <img class="slack-face" src="/avatar.svg" alt="" width="36" height="36" />
          <div>
            {to === 'caller' && <small class="slack-private">Only visible to you</small>}
            <header>
              <b>Colle</b> <span class="slack-app">APP</span>{' '}
              <time>{new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })}</time>
            </header>
            {slack.blocks.map((block) => (
              <BlockOf block={block} pictures={slack.pictures} />
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

function BlockOf({ block, pictures }: { readonly block: KnownBlock; readonly pictures: Pictures }) {
  switch (block.type) {
    case 'header':
      return <h4>{block.text.text}</h4>;
    case 'divider':
      return <hr />;
    case 'context':
      return (
        <p class="slack-context">
          {block.elements.map((part) =>
            part.type === 'mrkdwn' ? <Mrkdwn text={part.text} /> : part.type === 'plain_text' ? part.text : null,
          )}
        </p>
      );
    case 'section':
      return (
        <div class="slack-section">
          <p>{block.text?.text}</p>
          {block.accessory && 'options' in block.accessory && (
            <details class="slack-select">
              <summary>{'placeholder' in block.accessory ? block.accessory.placeholder?.text : ''}</summary>
              <ul>
                {(block.accessory.options ?? []).map(({ text }) => (
                  <li>{text.text}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      );
    case 'actions':
      return (
        <div class="slack-actions">
          {block.elements.map((part) =>
            part.type === 'button' ? (
              <button type="button" class="slack-button">
                {part.text.text}
              </button>
            ) : null,
          )}
        </div>
      );
    case 'image':
      return (
        <img
          class="slack-image"
          src={('slack_file' in block && 'id' in block.slack_file && pictures[block.slack_file.id ?? '']) || ''}
          alt={block.alt_text}
        />
      );
    case 'rich_text':
      return (
        <>
          {block.elements.map((part) => {
            if (part.type === 'rich_text_section') return <p>{part.elements.map(richOf)}</p>;
            if (part.type === 'rich_text_preformatted') return <pre>{part.elements.map((one) => richOf(one))}</pre>;
            if (part.type !== 'rich_text_list') throw new Error(`nobody draws ${part.type} yet`);
            const items = part.elements.map((item) => <li>{(item as RichTextSection).elements.map(richOf)}</li>);
            return part.style === 'ordered' ? <ol>{items}</ol> : <ul>{items}</ul>;
          })}
        </>
      );
    case 'table':
      return (
        <table>
          <tbody>
            {block.rows.map((cells, row) => (
              <tr>
                {cells.map((cell, column) => {
                  const align = block.column_settings?.[column]?.align ?? 'left';
                  const said = cell.type === 'rich_text' ? <BlockOf block={cell} pictures={pictures} /> : cell.text;
                  return row === 0 ? <th class={align}>{said}</th> : <td class={align}>{said}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default:
      throw new Error(`nobody draws ${block.type} yet`);
  }
}

function richOf(part: RichTextElement): ComponentChildren {
  if (part.type === 'text') {
    if (part.style?.bold) return <b>{part.text}</b>;
    return part.style?.code ? <code>{part.text}</code> : part.text;
  }
  if (part.type === 'link') return <a href={part.url}>{part.text}</a>;
  if (part.type === 'date') return part.fallback;
  if (part.type === 'user') return <span class="slack-mention">@somebody</span>;
  throw new Error(`nobody draws ${part.type} yet`);
}

const mark = /<(?:!date\^[^|>]*|([^|>]+))\|([^>]*)>/g;
const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const plain = (text: string) => text.replace(/&(?:lt|gt|amp);/g, (found) => entities[found] ?? found);

/** Slack’s own markup, of which we send links and times alone. */
function Mrkdwn({ text }: { readonly text: string }) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const { 0: whole, 1: url, 2: said = '', index } of text.matchAll(mark)) {
    parts.push(plain(text.slice(from, index)), url ? <a href={url}>{plain(said)}</a> : said);
    from = index + whole.length;
  }
  return (
    <>
      {parts}
      {plain(text.slice(from))}
    </>
  );
}

function Modal({ modal }: { readonly modal: ModalView }) {
  return (
    <div class="slack-modal">
      <h4>{modal.title.text}</h4>
      {modal.blocks.map((block) => {
        if (!('element' in block)) throw new Error(`nobody draws ${block.type} yet`);
        const { element } = block;
        return (
          <div class="field">
            <b>{block.label.text}</b> {block.optional && <small>(optional)</small>}
            {element.type === 'static_select' ? (
              <select aria-label={block.label.text}>
                {(element.options ?? []).map((one) => (
                  <option selected={one.value === element.initial_option?.value}>{one.text.text}</option>
                ))}
              </select>
            ) : (
              <input
                aria-label={block.label.text}
                value={
                  'initial_value' in element && typeof element.initial_value === 'string' ? element.initial_value : ''
                }
              />
            )}
            {block.hint && <small>{block.hint.text}</small>}
          </div>
        );
      })}
      <div class="slack-actions">
        <button type="button" class="slack-button">
          {modal.close?.text}
        </button>
        <button type="button" class="slack-button primary">
          {modal.submit?.text}
        </button>
      </div>
    </div>
  );
}
