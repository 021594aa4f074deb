import type { Letter } from '../../../core/view.ts';

/** The sticker of an answer: letter, shape and hue, always together. Its size is `--g` of the place it stands in. */
export function Gommette({ letter }: { readonly letter: Letter }) {
  return (
    <span class={`gommette hue-${letter.toLowerCase()}`} aria-hidden="true">
      {letter}
    </span>
  );
}

/** A sign drawn in the ink of its text. */
export function Sign({ name, size }: { readonly name: string; readonly size?: number }) {
  return <span class={`sign sign-${name}`} style={size ? { '--s': `${size}px` } : {}} aria-hidden="true" />;
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
