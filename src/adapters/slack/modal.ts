import type { InputBlock, ModalView } from '@slack/types';
import type { FormField, FormView } from '../../core/view.ts';
import type { Locale } from '../../locales/locale.ts';
import { slackWords } from '../../locales/slack.ts';
import { plainText } from './words.ts';

const mostTitle = 24;
const mostHint = 2_000;

/** A form as a modal. `metadata` comes back with it: where it was asked for. */
export function modalOf(form: FormView, metadata: string, locale: Locale): ModalView {
  return {
    type: 'modal',
    callback_id: form.submit,
    private_metadata: metadata,
    title: plainText(form.title, mostTitle),
    submit: plainText(form.action, mostTitle),
    close: plainText(slackWords.cancel(locale), mostTitle),
    blocks: form.fields.map(inputBlock),
  };
}

function inputBlock(field: FormField): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(field.label, mostHint),
    optional: !field.required,
    ...(field.hint ? { hint: plainText(field.hint, mostHint) } : {}),
    element: elementOf(field),
  };
}

function elementOf(field: FormField): InputBlock['element'] {
  const action = { action_id: field.name };
  switch (field.kind) {
    case 'text': {
      const initial = field.initial ? { initial_value: field.initial } : {};
      return {
        type: 'plain_text_input',
        ...action,
        multiline: field.long ?? false,
        max_length: field.maxLength,
        ...initial,
      };
    }
    case 'number':
      return {
        type: 'number_input',
        ...action,
        is_decimal_allowed: field.decimal,
        ...(field.min === null ? {} : { min_value: String(field.min) }),
        ...(field.max === null ? {} : { max_value: String(field.max) }),
        ...(field.initial ? { initial_value: field.initial } : {}),
      };
    case 'person':
      return { type: 'users_select', ...action };
    case 'choice': {
      const options = field.options.map(({ value, label }) => ({ value, text: plainText(label, 75) }));
      const initial = options.find(({ value }) => value === field.initial);
      return { type: 'static_select', ...action, options, ...(initial ? { initial_option: initial } : {}) };
    }
  }
}
