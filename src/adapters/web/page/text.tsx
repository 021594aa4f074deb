import type { Span, Text } from '../../../core/view.ts';

const roman = /(?<=\btypes?[\s\u00a0](?:I[\s\u00a0](?:ou|or|et|and)[\s\u00a0])?)I{1,2}\b/gi;

/** Plain words; Roman numerals after "type" keep their serifs. */
export function Words({ text }: { readonly text: string }) {
  const parts: (string | preact.JSX.Element)[] = [];
  let from = 0;
  for (const { 0: numeral, index } of text.matchAll(roman)) {
    parts.push(text.slice(from, index), <span class="roman">{numeral}</span>);
    from = index + numeral.length;
  }
  return (
    <span>
      {parts}
      {text.slice(from)}
    </span>
  );
}

/** Running text. Strings are text, never markup. */
export function Spans({ text }: { readonly text: Text }) {
  return (
    <>
      {text.map((span) => (
        <Part span={span} />
      ))}
    </>
  );
}

function Part({ span }: { readonly span: Span }) {
  if (typeof span === 'string') return <Words text={span} />;
  switch (span.kind) {
    case 'strong':
      return (
        <b>
          <Words text={span.text} />
        </b>
      );
    case 'mark':
      return (
        <mark>
          <Words text={span.text} />
        </mark>
      );
    case 'code':
      return <code>{span.text}</code>;
    case 'link':
      return (
        <a href={span.url} target="_blank" rel="noreferrer">
          {span.text}
        </a>
      );
    case 'person':
      return <b>{span.name}</b>;
    case 'countdown':
      return <time>{new Date(span.until).toLocaleTimeString()}</time>;
  }
}
