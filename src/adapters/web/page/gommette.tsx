import type { Letter } from '../../../core/view.ts';

/** The sticker of an answer: letter, shape and hue, always together. `size` in pixels. */
export function Gommette({ letter, size = 38 }: { readonly letter: Letter; readonly size?: number }) {
  return (
    <span class={`gommette hue-${letter.toLowerCase()}`} style={{ '--g': `${size}px` }} aria-hidden="true">
      {letter}
    </span>
  );
}

/** A sign drawn in the ink of its text. */
export function Sign({ name, size = 18 }: { readonly name: string; readonly size?: number }) {
  return <span class={`sign sign-${name}`} style={{ '--s': `${size}px` }} aria-hidden="true" />;
}

const parts = /\s+/;

/** Somebody's initials on paper. */
export function Avatar({ name, size = 38 }: { readonly name: string; readonly size?: number }) {
  const words = name.split(parts).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('');
  return (
    <span class="avatar" style={{ '--v': `${size}px` }} aria-hidden="true">
      {initials.toUpperCase()}
    </span>
  );
}
