import { useEffect, useRef, useState } from 'preact/hooks';
import { pageWords } from '../../../locales/page.ts';
import type { Offer } from '../acts.ts';
import { usePage } from './context.ts';
import { Sign } from './gommette.tsx';

const restMs = 80;

interface Props {
  readonly room: string;
  /** What to start from, when something else on the page typed it. */
  readonly draft: { readonly line: string; readonly count: number };
  readonly onSend: (text: string) => Promise<boolean>;
  readonly onAsk: (text: string) => Promise<readonly Offer[]>;
}

/** Where one talks and commands; what it could become opens above it, in the flow. */
export function CommandLine({ room, draft, onSend, onAsk }: Props) {
  const { locale } = usePage();
  const [line, setLine] = useState('');
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef(0);

  useEffect(() => {
    if (draft.count === 0) return;
    setLine(draft.line);
    input.current?.focus();
  }, [draft]);

  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    if (!line.startsWith('/')) return setOffers([]);
    const timer = setTimeout(() => {
      onAsk(line).then(
        (found) => {
          if (mine !== asked.current) return;
          setOffers(found);
          setAt(0);
        },
        () => setOffers([]),
      );
    }, restMs);
    return () => clearTimeout(timer);
  }, [line]);

  const take = (offer: Offer) => {
    setLine(offer.line);
    input.current?.focus();
  };

  async function send() {
    const text = line.trim();
    if (text === '') return;
    setLine('');
    setOffers([]);
    if (!(await onSend(text))) setLine(text);
  }

  function onKey(event: KeyboardEvent) {
    if (offers.length > 0) {
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (move !== undefined) {
        event.preventDefault();
        return setAt((at + move + offers.length) % offers.length);
      }
      const offer = offers[at];
      if (event.key === 'Tab' && !event.shiftKey && offer) {
        event.preventDefault();
        return take(offer);
      }
      if (event.key === 'Escape') return setOffers([]);
    }
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      void send();
    }
  }

  const listId = 'offers';
  return (
    <div class="command">
      {offers.length > 0 && (
        <div class="offers">
          <div id={listId} role="listbox" aria-label={pageWords.completions(locale)}>
            {offers.map((offer, index) => (
              <button
                type="button"
                id={`offer-${index}`}
                role="option"
                aria-selected={index === at}
                tabIndex={-1}
                onClick={() => take(offer)}
              >
                <code>{offer.label}</code>
                <span>{offer.hint}</span>
              </button>
            ))}
          </div>
          <p class="keys" aria-hidden="true">
            <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Tab</kbd> <kbd>Esc</kbd>
          </p>
        </div>
      )}
      <div class="line">
        <input
          ref={input}
          id="line"
          class={line.startsWith('/') ? 'typed code' : 'typed'}
          value={line}
          maxLength={500}
          autoComplete="off"
          role="combobox"
          aria-expanded={offers.length > 0}
          aria-controls={listId}
          aria-activedescendant={offers.length > 0 ? `offer-${at}` : undefined}
          aria-label={pageWords.writeIn(locale, { room })}
          placeholder={pageWords.writeIn(locale, { room })}
          onInput={(event) => setLine(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <button
          type="button"
          class="send"
          disabled={line.trim() === ''}
          aria-label={pageWords.send(locale)}
          onClick={() => void send()}
        >
          <Sign name="up" size={20} />
        </button>
      </div>
    </div>
  );
}
