import { useEffect, useRef, useState } from 'preact/hooks';
import type { Button, View } from '../../../../core/view.ts';
import type { Locale } from '../../../../locales/locale.ts';
import { pageWords } from '../../../../locales/page.ts';
import type { Wall } from '../../walls.ts';
import { Card } from '../card.tsx';
import { usePage } from '../context.ts';
import type { Acting } from '../server.ts';
import * as server from '../server.ts';
import { surely } from '../surely.ts';

type Press = Button & { kind: 'press' };

const lookEveryMs = 1_000;
const twiceWithinMs = 1_500;

const keyWords: Readonly<Record<string, (locale: Locale) => string>> = {
  Enter: pageWords.keyEnter,
  ' ': pageWords.keySpace,
  Escape: pageWords.keyEscape,
  '+': () => '+',
};
/** The key of a move, by its name. */
const keys: Readonly<Record<string, string>> = {
  skip: 'Enter',
  next: 'Enter',
  pause: ' ',
  resume: ' ',
  more: '+',
  stop: 'Escape',
};

/** What the class sees, what only the desk sees, and the keys that steer. */
export function Live(props: {
  readonly acting: Acting;
  readonly wall: Wall;
  readonly onTry: (act: Promise<unknown>) => void;
}) {
  const { acting, wall, onTry } = props;
  const { locale } = acting;
  const { ask } = usePage();
  const view = wall.board?.view;
  const moves = steeringOf(view);
  const id = /^[a-z]+:([a-z0-9]+)/.exec(moves[0]?.press ?? '')?.[1];
  const [desk, setDesk] = useState<View | null>(null);
  const looked = useRef(0);

  // Looked at again whenever the board changes, and no more than once a second.
  useEffect(() => {
    if (!id) return setDesk(null);
    const look = () => {
      looked.current = Date.now();
      void server.look(acting, `show:${id}:desk`).then(({ views }) => setDesk(views[0] ?? null));
    };
    const timer = setTimeout(look, Math.max(0, looked.current + lookEveryMs - Date.now()));
    return () => clearTimeout(timer);
  }, [id, wall]);

  const steer = ({ press }: Press) => onTry(server.look(acting, press));
  useSteeringKeys(moves, steer);
  if (!view || !id)
    return (
      <div class="empty">
        <h2>{pageWords.nothingLive(locale)}</h2>
        <p>{pageWords.deskEmpty(locale)}</p>
      </div>
    );
  return (
    <div class="live">
      <section aria-label={pageWords.classSees(locale)}>
        <h2>{pageWords.classSees(locale)}</h2>
        <Card view={withoutButtons(view)} entry="board" />
      </section>
      <section aria-label={pageWords.onlyDesk(locale)}>
        <h2>{pageWords.onlyDesk(locale)}</h2>
        {desk && <Card view={withoutSteering(desk)} entry="desk" />}
        {steeringOf(desk)
          .filter(({ press }) => press.startsWith('steer:'))
          .map((button) => (
            <button type="button" class="button" onClick={() => steer(button)}>
              {button.label}
            </button>
          ))}
      </section>
      <fieldset class="keys" aria-label={pageWords.steer(locale)}>
        {moves
          .filter(({ press }) => press.startsWith('steer:'))
          .map((button) => (
            <button
              type="button"
              class={keyOf(button) === 'Enter' ? 'button main' : 'button'}
              onClick={() => surely(button, ask, () => steer(button))}
            >
              {button.label} <kbd>{keyWords[keyOf(button)]?.(locale)}</kbd>
            </button>
          ))}
      </fieldset>
    </div>
  );
}

const steeringOf = (view: View | null | undefined): readonly Press[] =>
  (view?.blocks ?? []).flatMap((block) =>
    block.kind === 'buttons'
      ? block.buttons.filter((one): one is Press => one.kind === 'press' && !!one.forInstructor)
      : [],
  );

const withoutButtons = (view: View): View => ({
  ...view,
  blocks: view.blocks
    .filter(({ kind }) => kind !== 'buttons')
    .map((block) =>
      block.kind === 'choices' || block.kind === 'menu'
        ? { kind: 'choices', choices: block.choices, press: null }
        : block,
    ),
});
const withoutSteering = (view: View): View => ({
  ...view,
  blocks: view.blocks.filter(({ kind }) => kind !== 'buttons'),
});

const keyOf = ({ press }: Press) => keys[press.split(':')[2] ?? ''] ?? '';

/** Enter goes on, Space pauses and resumes, Escape pressed twice stops; nothing while something is being typed. */
function useSteeringKeys(moves: readonly Press[], steer: (button: Press) => void): void {
  const escapedAt = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || (event.target as Element).closest('input, select, textarea, button, a')) return;
      const move = moves.find((one) => one.press.startsWith('steer:') && keyOf(one) === event.key);
      if (!move) return;
      event.preventDefault();
      if (event.key === 'Escape' && Date.now() - escapedAt.current > twiceWithinMs) {
        escapedAt.current = Date.now();
        return;
      }
      steer(move);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
