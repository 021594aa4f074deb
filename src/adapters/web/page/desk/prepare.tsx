import { useEffect, useState } from 'preact/hooks';
import type { FormView, View } from '../../../../core/view.ts';
import { pageWords } from '../../../../locales/page.ts';
import { Card } from '../card.tsx';
import { FormFields } from '../form.tsx';
import type { Acting } from '../server.ts';
import * as server from '../server.ts';

const launches = ['ask:quiz-start', 'ask:debate-start'] as const;

/** What there is to ask in the deck that is chosen, and how it went before; and the forms that launch a quiz or a debate. */
export function Prepare(props: { readonly acting: Acting; readonly onTry: (act: Promise<unknown>) => void }) {
  const { acting, onTry } = props;
  const [questions, setQuestions] = useState<View | null>(null);
  const [forms, setForms] = useState<readonly FormView[]>([]);
  const [deck, setDeck] = useState('');
  useEffect(() => {
    const values: Record<string, string> = deck === '' ? {} : { deck };
    void server.look(acting, 'run:course-questions', values).then(({ views }) => setQuestions(views[0] ?? null));
  }, [acting.room, acting.locale, deck]);
  useEffect(() => {
    void Promise.all(launches.map((press) => server.look(acting, press))).then((all) =>
      setForms(all.flatMap(({ form }) => form ?? [])),
    );
  }, [acting.room, acting.locale]);
  return (
    <div class="prepare">
      <section aria-label={pageWords.questions(acting.locale)}>
        {questions && <Card view={questions} entry="questions" />}
      </section>
      <aside>
        {forms.map((form) => (
          <FormFields
            form={form}
            onSend={(values) => onTry(server.submit(acting, form.submit, values))}
            onChange={(values) => form.submit === 'run:quiz-start' && setDeck(values.deck ?? '')}
          />
        ))}
      </aside>
    </div>
  );
}
