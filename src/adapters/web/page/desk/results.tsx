import { useEffect, useState } from 'preact/hooks';
import type { View } from '../../../../core/view.ts';
import { pageWords } from '../../../../locales/page.ts';
import { Card } from '../card.tsx';
import type { Acting } from '../server.ts';
import * as server from '../server.ts';

/** The quizzes that ended in the room: one opens, question by question. */
export function Results({ acting }: { readonly acting: Acting }) {
  const [list, setList] = useState<View | null>(null);
  const [opened, setOpened] = useState<{ readonly press: string; readonly view: View } | null>(null);
  useEffect(() => {
    void server.look(acting, 'run:quiz-results').then(({ views }) => setList(views[0] ?? null));
  }, [acting.room, acting.locale]);
  const buttons = (list?.blocks ?? []).flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  if (list && buttons.length === 0) return <Card view={list} entry="results" />;
  return (
    <div class="results">
      <nav aria-label={pageWords.results(acting.locale)}>
        {buttons.map(
          (button) =>
            button.kind === 'press' && (
              <button
                type="button"
                class="button"
                aria-pressed={opened?.press === button.press}
                onClick={async () => {
                  const { views } = await server.look(acting, button.press);
                  if (views[0]) setOpened({ press: button.press, view: views[0] });
                }}
              >
                {button.label}
              </button>
            ),
        )}
      </nav>
      {opened && <Card view={opened.view} entry="result" />}
    </div>
  );
}
