import type { Button } from '../../../core/view.ts';
import type { Page } from './context.ts';

/** Does what a button does, once somebody is sure of it where it cannot be taken back. */
export function surely({ asksAgain }: Button & { kind: 'press' }, ask: Page['ask'], act: () => unknown): void {
  if (!asksAgain) return void act();
  ask({ submit: '', title: asksAgain.question, action: asksAgain.yes, fields: [] }, async () => {
    await act();
    return {};
  });
}
