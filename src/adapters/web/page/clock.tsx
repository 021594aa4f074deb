import { useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../../core/view.ts';
import { pageWords } from '../../../locales/page.ts';
import { usePage } from './context.ts';

const rate = 250;

/** The clock of a view, standing or running; nothing when it has none. */
export function ClockOf({ view }: { readonly view: View }) {
  const clock = view.blocks.find((block) => block.kind === 'clock' || block.kind === 'stopped-clock');
  if (clock?.kind === 'clock') return <Clock until={clock.until} totalMs={clock.totalMs} />;
  return clock?.kind === 'stopped-clock' ? <StoppedClock text={clock.text} /> : null;
}

/** The ring of time left; it says start, half, 5 s and the bell aloud, not every second. */
export function Clock({ until, totalMs }: { readonly until: number; readonly totalMs: number }) {
  const { locale, skewMs } = usePage();
  const left = () => Math.max(0, until - (Date.now() + skewMs));
  const [leftMs, setLeft] = useState(left);
  const said = useRef<string>('');
  useEffect(() => {
    setLeft(left());
    const timer = setInterval(() => {
      const now = left();
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, rate);
    return () => clearInterval(timer);
  }, [until, skewMs]);
  const seconds = Math.ceil(leftMs / 1_000);
  const total = Math.round(totalMs / 1_000);
  if (leftMs === 0) said.current = pageWords.bell(locale);
  else if (seconds <= 5) said.current = pageWords.clockLeft(locale, { seconds: 5 });
  else if (seconds <= total / 2) said.current = pageWords.clockLeft(locale, { seconds: Math.ceil(total / 2) });
  else said.current = pageWords.clockStart(locale, { seconds: total });
  return (
    <span
      class={seconds > 99 ? 'clock long' : 'clock'}
      style={{ '--p': String(totalMs > 0 ? Math.min(100, (100 * leftMs) / totalMs) : 0) }}
    >
      <Ring />
      <span aria-hidden="true">{seconds}</span>
      <span class="aside-only" role="status">
        {said.current}
      </span>
    </span>
  );
}

/** A clock that stands still: the arc is gone, the head stays. */
export function StoppedClock({ text }: { readonly text: string }) {
  return (
    <span class="clock stopped" style={{ '--p': '0' }}>
      <Ring />
      <span class="sign sign-pause" aria-hidden="true" />
      <span class="aside-only" role="status">
        {text}
      </span>
    </span>
  );
}

function Ring() {
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <circle class="track" cx="50" cy="50" r="44" />
      <circle class="arc" pathLength={100} cx="50" cy="50" r="44" />
      <circle class="head" cx="94" cy="50" r="8.5" />
    </svg>
  );
}
