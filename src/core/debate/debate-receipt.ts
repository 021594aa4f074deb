import { debateWords } from '../../locales/debate.ts';
import type { Locale } from '../../locales/locale.ts';
import { receiptWords } from '../../locales/quiz.ts';
import type { Attempt, Body, Receipt } from '../activity.ts';
import type { ActivityId } from '../ids.ts';
import { receiptText } from '../receipt-text.ts';
import type { FormView, Text, View } from '../view.ts';
import { letterAt, paragraph, strong } from '../view.ts';
import { longestReason } from './ballot.ts';
import type { Debate } from './debate-state.ts';

/** What somebody is told alone after a vote: what was taken, and the way to say why. */
export function debateReceipt(
  debate: Debate,
  id: ActivityId,
  attempt: Attempt,
  receipt: Receipt,
  locale: Locale,
): View {
  const said = paragraph(...votedText(debate, receipt, locale));
  const choice = attempt.body.kind === 'choices' ? attempt.body.choices[0] : undefined;
  const taken = receipt.kind === 'taken' || receipt.kind === 'changed';
  if (!taken || choice === undefined) return { title: '', blocks: [said] };
  const press = `form:${id}:${attempt.round}:${choice}`;
  return {
    title: '',
    blocks: [said, { kind: 'buttons', buttons: [{ kind: 'press', press, label: debateWords.addReason(locale) }] }],
  };
}

function votedText(debate: Debate, receipt: Receipt, locale: Locale): Text {
  const option = (body: Body) => optionName(debate, body, locale);
  if (receipt.kind !== 'taken' && receipt.kind !== 'changed') return receiptText(receipt, option, locale);
  const reason = receipt.body.kind === 'choices' && receipt.body.reason ? debateWords.reasonTaken(locale) : '';
  const now = option(receipt.body);
  const before = receipt.kind === 'changed' ? option(receipt.before) : now;
  const said =
    now === before ? debateWords.taken(locale, { option: now }) : debateWords.changed(locale, { option: now, before });
  return [strong(said), reason, receiptWords.untilBell(locale)];
}

function optionName({ topic }: Debate, body: Body, locale: Locale): string {
  if (body.kind !== 'choices') return body.words;
  return body.choices.map((choice) => `${letterAt(choice)}, ${topic.options[choice]?.text[locale] ?? ''}`).join(' · ');
}

/** The form that asks for a reason in one sentence; null when the debate has no such option. */
export function reasonForm(debate: Debate, id: ActivityId, parts: readonly number[], locale: Locale): FormView | null {
  const [round, choice] = parts;
  if (round === undefined || choice === undefined || !debate.topic.options[choice]) return null;
  return {
    submit: `answer:${id}:${round}:${choice}`,
    title: debateWords.reasonTitle(locale),
    action: debateWords.send(locale),
    fields: [
      {
        name: 'reason',
        kind: 'text',
        label: debateWords.reasonLabel(locale),
        hint: debateWords.reasonHint(locale),
        required: true,
        maxLength: longestReason,
      },
    ],
  };
}
