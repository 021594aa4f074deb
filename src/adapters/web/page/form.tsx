import { useEffect, useRef } from 'preact/hooks';
import type { FormField, FormView } from '../../../core/view.ts';
import { pageWords } from '../../../locales/page.ts';
import { usePage } from './context.ts';
import type { Answer } from './server.ts';

const longestName = 80;

/** What is asked for in a dialog, and what becomes of it. */
export interface Asked {
  readonly form: FormView;
  send(values: Record<string, string>): Promise<Answer>;
}

/** A form in a dialog; `onTry` is given what sending it does. */
export function Form(props: {
  readonly asked: Asked;
  readonly onTry: (act: () => Promise<Answer>) => void;
  readonly onClose: () => void;
}) {
  const { asked, onTry, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const send = (values: Record<string, string>) => {
    onClose();
    onTry(() => asked.send(values));
  };
  return (
    <dialog ref={dialog} class="form" aria-label={asked.form.title} onClose={onClose}>
      <FormFields form={asked.form} onSend={send} onCancel={() => dialog.current?.close()} />
    </dialog>
  );
}

/** A form's fields and its button. */
export function FormFields(props: {
  readonly form: FormView;
  readonly onSend: (values: Record<string, string>) => void;
  readonly onChange?: (values: Record<string, string>) => void;
  readonly onCancel?: () => void;
}) {
  const { form, onSend, onChange, onCancel } = props;
  const { locale } = usePage();
  return (
    <form
      class="fields"
      onChange={(event) => onChange?.(filledIn(event.currentTarget))}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(filledIn(event.currentTarget));
      }}
    >
      <h2>{form.title}</h2>
      {form.fields.map((field) => (
        <label>
          <span class="label">
            {field.label}
            {!field.required && <small> {pageWords.optional(locale)}</small>}
          </span>
          {field.hint && <span class="hint">{field.hint}</span>}
          <Input field={field} />
        </label>
      ))}
      <div class="buttons">
        <button type="submit" class="button main">
          {form.action}
        </button>
        {onCancel && (
          <button type="button" class="button" onClick={onCancel}>
            {pageWords.cancel(locale)}
          </button>
        )}
      </div>
    </form>
  );
}

/** What was filled in, by field; empty ones are left out. */
function filledIn(form: HTMLFormElement): Record<string, string> {
  const data = new FormData(form);
  const values = [...data].map(([name]) => [name, typed(data, name).trim()] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

function Input({ field }: { readonly field: FormField }) {
  const common = { name: field.name, required: field.required, defaultValue: field.initial ?? '', autoComplete: 'off' };
  switch (field.kind) {
    case 'text':
      return field.long ? (
        <textarea {...common} maxLength={field.maxLength} rows={3} />
      ) : (
        <input {...common} type="text" maxLength={field.maxLength} />
      );
    case 'number':
      return (
        <input
          {...common}
          type="number"
          min={field.min ?? undefined}
          max={field.max ?? undefined}
          step={field.decimal ? 'any' : 1}
        />
      );
    case 'person':
      return <input {...common} type="text" maxLength={longestName} />;
    case 'choice':
      return (
        <select name={field.name} required={field.required}>
          {!field.required && !field.initial && <option value="" />}
          {field.options.map(({ value, label }) => (
            <option value={value} selected={value === field.initial}>
              {label}
            </option>
          ))}
        </select>
      );
  }
}

/** What was typed into a field; nothing when there is no such field. */
export function typed(data: FormData, field: string): string {
  const value = data.get(field);
  return typeof value === 'string' ? value : '';
}
