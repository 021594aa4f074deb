const percentage = /\d+[\s\u00a0\u202f]?%/;
const atStart = /^\d+(?:[\u00a0\u202f,.]\d{3})*/;

/** The number a sentence is about, a percentage or the one it begins with, and what stands around it; null without one. */
function aroundNumber(
  text: string,
): { readonly before: string; readonly number: string; readonly after: string } | null {
  const found = percentage.exec(text) ?? atStart.exec(text);
  if (!found) return null;
  const { 0: number, index } = found;
  return { before: text.slice(0, index).trimEnd(), number, after: text.slice(index + number.length).trimStart() };
}

/** A sentence whose number is read from the last row; without a number, the sentence itself stands out. */
export function Numbered({ text, marked = false }: { readonly text: string; readonly marked?: boolean }) {
  const parts = aroundNumber(text);
  if (!parts) return <span class="said">{text}</span>;
  const number = marked ? <mark>{parts.number}</mark> : parts.number;
  return (
    <>
      {parts.before && <span class="said">{parts.before} </span>}
      <b class="big">{number}</b> <span class="said">{parts.after}</span>
    </>
  );
}
