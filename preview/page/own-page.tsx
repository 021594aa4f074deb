import { Card, Receipt } from '../../src/adapters/web/page/card.tsx';
import type { Page } from '../../src/adapters/web/page/context.ts';
import { PageContext } from '../../src/adapters/web/page/context.ts';
import { FormFields } from '../../src/adapters/web/page/form.tsx';
import type { Shown } from '../shown.ts';

/** A scene as Colle's own page shows it, by the page's own parts. */
export function OwnPage({ scene }: { readonly scene: Shown }) {
  const { view, form, to, locale, at } = scene;
  const page: Page = {
    locale,
    me: { person: 'web:helene' as never, name: 'Hélène', instructor: true },
    present: { people: [], all: 13, students: 12 },
    skewMs: at - Date.now(),
    press: async () => true,
    look: async () => null,
    type() {},
    ask() {},
    moderate: async () => ({}),
  };
  return (
    <div class="own-page">
      <PageContext.Provider value={page}>
        {form && (
          <div class="form card">
            <FormFields form={form} onSend={() => {}} onCancel={() => {}} />
          </div>
        )}
        {view && (to === 'room' ? <Card view={view} entry="e" /> : <Receipt view={view} entry="e" />)}
      </PageContext.Provider>
    </div>
  );
}
