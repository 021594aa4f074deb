import type { APIComponentInLabel, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { FormField, FormView } from '../../core/view.ts';
import { plainLine } from './markdown.ts';

const mostFields = 5;
const mostTitle = 45;
const mostHint = 100;

/** A form as a modal. Discord takes five fields: required ones are kept before optional ones. */
export function modalOf(form: FormView): APIModalInteractionResponseCallbackData {
  const kept = [...form.fields].sort((a, b) => Number(b.required) - Number(a.required)).slice(0, mostFields);
  return {
    custom_id: form.submit,
    title: plainLine(form.title, mostTitle),
    components: form.fields
      .filter((field) => kept.includes(field))
      .map((field) => ({
        type: ComponentType.Label,
        label: plainLine(field.label, mostTitle),
        ...(field.hint ? { description: plainLine(field.hint, mostHint) } : {}),
        component: inputOf(field),
      })),
  };
}

function inputOf(field: FormField): APIComponentInLabel {
  const common = { custom_id: field.name, required: field.required };
  if (field.kind === 'person') return { type: ComponentType.UserSelect, ...common };
  if (field.kind === 'choice') {
    const options = field.options.map(({ value, label }) => ({
      value,
      label: plainLine(label, 100),
      default: value === field.initial,
    }));
    return { type: ComponentType.StringSelect, ...common, options };
  }
  return {
    type: ComponentType.TextInput,
    ...common,
    style: field.kind === 'text' && field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: field.kind === 'text' ? field.maxLength : 12,
    ...(field.initial ? { value: field.initial } : {}),
  };
}
