import type { Locale, Message } from '../locales/locale.ts';

/** Something the caller can put right. Shown to the caller alone, in the caller's language; nothing is logged as a fault. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly complaint: (locale: Locale) => string;

  constructor(complaint: ((locale: Locale) => string) | Message) {
    super(complaint('en'));
    this.complaint = complaint;
  }
}
