import { useEffect, useRef } from 'preact/hooks';
import { pageWords } from '../../../locales/page.ts';
import { usePage } from './context.ts';
import { typed } from './form.tsx';

const hasRoom = () => location.pathname.startsWith('/room/');

/** The first thing a newcomer sees: one question, and the room's code for whoever did not come by its link. */
export function Welcome(props: { readonly trouble: string; readonly onJoin: (name: string, code: string) => void }) {
  const { locale } = usePage();
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);
  return (
    <main class="welcome">
      <span class="logo" role="img" aria-label="Colle" />
      <p class="tagline">{pageWords.tagline(locale)}</p>
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          props.onJoin(typed(data, 'name'), typed(data, 'code'));
        }}
      >
        <h1>{pageWords.joinTitle(locale)}</h1>
        <p class="note">{pageWords.joinHint(locale)}</p>
        <input
          name="name"
          required
          maxLength={40}
          autoComplete="nickname"
          ref={name}
          aria-label={pageWords.name(locale)}
          placeholder={pageWords.name(locale)}
        />
        {!hasRoom() && (
          <input
            name="code"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            aria-label={pageWords.code(locale)}
            placeholder={pageWords.code(locale)}
          />
        )}
        <button type="submit" class="button main">
          {pageWords.join(locale)}
        </button>
        {props.trouble && (
          <p class="banner" role="alert">
            {props.trouble}
          </p>
        )}
      </form>
    </main>
  );
}
