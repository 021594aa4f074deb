import { useState } from 'preact/hooks';
import type { Block, Button, Choice, Text } from '../../../core/view.ts';
import { pageWords } from '../../../locales/page.ts';
import { usePage } from './context.ts';
import { Gommette } from './gommette.tsx';
import { PictureOf } from './picture.tsx';
import { Score } from './score.tsx';
import { surely } from './surely.ts';
import { Spans, Words } from './text.tsx';

/** What a card needs to know of its place: the entry it stands in, and the letters its reader chose. */
export interface Placed {
  readonly entry: string;
  readonly chosen: readonly string[];
  /** Whether what its buttons would show of the reader's own stands beside it already. */
  readonly ownShown: boolean;
  /** What each of its choices means, in their order; empty where that goes without saying. */
  readonly reminders: readonly Text[];
  choose(letters: readonly string[]): void;
}

/** One block of a card. Clocks stand on the card's edge, not here. */
export function BlockOf({ block, placed }: { readonly block: Block; readonly placed: Placed }) {
  switch (block.kind) {
    case 'text':
      return (
        <p>
          <Spans text={block.text} />
        </p>
      );
    case 'note':
      return (
        <p class="note">
          <Spans text={block.text} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          <Spans text={item} />
        </li>
      ));
      return block.ordered ? <ol class="points">{items}</ol> : <ul class="points">{items}</ul>;
    }
    case 'table':
      return <TableOf block={block} />;
    case 'buttons':
      return <Buttons buttons={block.buttons} placed={placed} />;
    case 'choices':
      return <Choices choices={block.choices} press={block.press} placed={placed} />;
    case 'menu':
      return <Menu block={block} placed={placed} />;
    case 'count':
      return <Count answered={block.answered} text={block.text} />;
    case 'score':
      return <Score block={block} />;
    case 'picture':
      return <PictureOf picture={block.picture} alt={block.alt} />;
    case 'clock':
    case 'stopped-clock':
      return null;
  }
}

function TableOf({ block }: { readonly block: Block & { kind: 'table' } }) {
  const numeric = new Set(block.numeric ?? []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <figure class="table" tabIndex={0} aria-label={block.head.join(', ')}>
      <table>
        <thead>
          <tr>
            {block.head.map((cell, column) =>
              cell === '' ? (
                <td />
              ) : (
                <th scope="col" class={numeric.has(column) ? 'number' : ''}>
                  {cell}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr class={row.marked ? 'marked' : ''}>
              {row.cells.map((cell, column) => (
                <td class={numeric.has(column) ? 'number' : ''}>
                  <Words text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Buttons({ buttons, placed }: { readonly buttons: readonly Button[]; readonly placed: Placed }) {
  const { me, press, ask, locale } = usePage();
  const shown = buttons.filter(
    (button) =>
      button.kind === 'open' || ((!button.forInstructor || me?.instructor) && !(button.own && placed.ownShown)),
  );
  if (shown.length === 0) return null;
  const steering = shown.every((button) => button.kind === 'press' && button.forInstructor);
  return (
    <fieldset
      class={steering ? 'buttons steering' : 'buttons'}
      aria-label={steering ? pageWords.steer(locale) : undefined}
    >
      {shown.map((button) =>
        button.kind === 'open' ? (
          <a class="button" href={button.url} target="_blank" rel="noreferrer">
            {button.label}
          </a>
        ) : (
          <button
            type="button"
            class={button.primary ? 'button main' : 'button'}
            onClick={() => surely(button, ask, () => press(button.press, [], placed.entry))}
          >
            <Words text={button.label} />
          </button>
        ),
      )}
    </fieldset>
  );
}

function Choices({
  choices,
  press,
  placed,
}: {
  readonly choices: readonly Choice[];
  readonly press: string | null;
  readonly placed: Placed;
}) {
  const page = usePage();
  return (
    <div class="choices">
      {choices.map((choice, place) => (
        <button
          type="button"
          class={`choice hue-${choice.letter.toLowerCase()}`}
          data-letter={choice.letter}
          data-mine={pageWords.yourAnswer(page.locale)}
          aria-pressed={placed.chosen.includes(choice.letter)}
          disabled={press === null}
          onClick={async () => {
            const before = placed.chosen;
            placed.choose([choice.letter]);
            if (!(await page.press(`${press}:${place}`, [], placed.entry))) placed.choose(before);
          }}
        >
          <Gommette letter={choice.letter} />
          <span>
            <span class="aside-only">{choice.letter}. </span>
            <Words text={choice.text} />
            {placed.reminders[place] && (
              <small>
                {/* The letter that opens a reminder stands on the sticker already. */}
                <Spans text={placed.reminders[place].slice(1)} />
              </small>
            )}
          </span>
        </button>
      ))}
    </div>
  );
}

function Menu({ block, placed }: { readonly block: Block & { kind: 'menu' }; readonly placed: Placed }) {
  const page = usePage();
  const [picked, setPicked] = useState<readonly string[]>(placed.chosen);
  const toggle = (letter: string) =>
    setPicked(picked.includes(letter) ? picked.filter((one) => one !== letter) : [...picked, letter]);
  return (
    <fieldset class="menu">
      <legend class="note">{block.placeholder}</legend>
      <div class="choices">
        {block.choices.map((choice) => (
          <button
            type="button"
            class={`choice hue-${choice.letter.toLowerCase()}`}
            data-letter={choice.letter}
            aria-pressed={picked.includes(choice.letter)}
            onClick={() => toggle(choice.letter)}
          >
            <Gommette letter={choice.letter} />
            <span>
              <span class="aside-only">{choice.letter}. </span>
              <Words text={choice.text} />
            </span>
          </button>
        ))}
      </div>
      <button
        type="button"
        class="button main"
        disabled={picked.length === 0}
        onClick={async () => {
          placed.choose(picked);
          const places = block.choices.flatMap((choice, place) =>
            picked.includes(choice.letter) ? [String(place)] : [],
          );
          await page.press(block.press, places, placed.entry);
        }}
      >
        {pageWords.sendChoices(page.locale)}
      </button>
    </fieldset>
  );
}

const mostDots = 80;

/** How many have answered, out of those here: a dot each, in ink, so that it tells nothing else. */
function Count({ answered, text }: { readonly answered: number; readonly text: string }) {
  const { present, locale } = usePage();
  const { students } = present;
  const of = Math.max(answered, students);
  const said = students > 1 ? pageWords.answersOf(locale, { answered, people: of }) : text;
  return (
    <div class="count" role="status">
      <span>{said}</span>
      {of > 1 && of <= mostDots && (
        <span class="dots" aria-hidden="true">
          {Array.from({ length: of }, (_, index) => (
            <i class={index < answered ? 'on' : ''} />
          ))}
        </span>
      )}
      {of > mostDots && <progress max={of} value={answered} aria-hidden="true" />}
    </div>
  );
}
