import type { Locale } from '../locales/locale.ts';
import { receiptWords } from '../locales/quiz.ts';
import type { Body, Receipt } from './activity.ts';
import type { Text } from './view.ts';
import { strong } from './view.ts';

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
// Made once: a formatter costs as much as all the rest of a receipt.
const seconds = { fr: new Intl.NumberFormat('fr', oneDecimal), en: new Intl.NumberFormat('en', oneDecimal) };

/** Seconds with one decimal, in the language's way: 6,4. */
export const secondsIn = (ms: number, locale: Locale): string => seconds[locale].format(ms / 1_000);

/** The receipt in words, for any activity; `answer` says a body in few words. */
export function receiptText(receipt: Receipt, answer: (body: Body) => string, locale: Locale): Text {
  switch (receipt.kind) {
    case 'taken': {
      const args = { answer: answer(receipt.body), seconds: secondsIn(receipt.ms, locale) };
      return [strong(receiptWords.taken(locale, args)), receiptWords.untilBell(locale)];
    }
    case 'changed': {
      const args = {
        answer: answer(receipt.body),
        before: answer(receipt.before),
        seconds: secondsIn(receipt.ms, locale),
      };
      const said =
        args.answer === args.before ? receiptWords.confirmed(locale, args) : receiptWords.changed(locale, args);
      return [strong(said), receiptWords.untilBell(locale)];
    }
    case 'already-answered':
      return [receiptWords.alreadyAnswered(locale)];
    case 'too-late':
      return [
        receipt.byMs < 50
          ? receiptWords.tooLate(locale)
          : receiptWords.tooLateBy(locale, { seconds: secondsIn(receipt.byMs, locale) }),
      ];
    case 'not-yet':
      return [receiptWords.notYet(locale)];
    case 'not-a-choice':
      return [receiptWords.notAChoice(locale)];
  }
}
