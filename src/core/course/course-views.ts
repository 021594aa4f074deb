import { commandWords } from '../../locales/commands.ts';
import type { Locale } from '../../locales/locale.ts';
import type { Block, Button, Picture, Span, View } from '../view.ts';
import { link, mark, note, paragraph, strong } from '../view.ts';
import type { Comparison } from './comparison.ts';
import type { Course, Source } from './course.ts';
import type { Figure } from './figure.ts';
import type { Term } from './term.ts';

/** A term as a card: what it is, its diagram, where to go on, and where it comes from. */
export function termView(course: Course, term: Term, locale: Locale): View {
  const related = [...new Set(term.related)].flatMap((id) => course.terms.find((one) => one.id === id) ?? []);
  return {
    label: commandWords.termLabel(locale),
    title: term.name[locale],
    blocks: [
      paragraph(mark(term.short[locale])),
      paragraph(term.long[locale]),
      ...figureBlocks(course, term.figure, locale),
      ...(related.length > 0 ? [termButtons(related, locale)] : []),
      ...sourceBlocks(course, term.sources, locale),
    ],
  };
}

/** One button a term, that asks for its definition. */
export function termButtons(terms: readonly Term[], locale: Locale): Block {
  return {
    kind: 'buttons',
    buttons: terms.map((term): Button => ({ kind: 'press', press: `define:${term.id}`, label: term.name[locale] })),
  };
}

/** Two terms held against each other, as a table. */
export function comparisonView(course: Course, comparison: Comparison, locale: Locale): View {
  const name = (id: string) => course.terms.find((term) => term.id === id)?.name[locale] ?? id;
  const sources = [...new Set(comparison.criteria.flatMap((criterion) => criterion.sources))];
  return {
    label: commandWords.comparisonLabel(locale),
    title: comparison.title[locale],
    blocks: [
      {
        kind: 'table',
        head: [commandWords.criterion(locale), name(comparison.a), name(comparison.b)],
        rows: comparison.criteria.map((one) => ({ cells: [one.name[locale], one.a[locale], one.b[locale]] })),
      },
      paragraph(strong(commandWords.remember(locale)), comparison.conclusion[locale]),
      ...figureBlocks(course, comparison.figure, locale),
      ...sourceBlocks(course, sources, locale),
    ],
  };
}

/** A course's outline with its videos. */
export function outlineView(course: Course, locale: Locale): View {
  const blocks = course.outline.flatMap((section): Block[] => [
    paragraph(strong(section.title[locale])),
    paragraph(section.summary[locale]),
    ...section.videos.map((video) =>
      paragraph(link(commandWords.video(locale, { title: video.title[locale] }), `https://youtu.be/${video.youtube}`)),
    ),
  ]);
  const sources = [...new Set(course.outline.flatMap((section) => section.sources))];
  return {
    label: commandWords.courseLabel(locale),
    title: course.title[locale],
    blocks: [paragraph(course.summary[locale]), ...blocks, ...sourceBlocks(course, sources, locale)],
  };
}

function figureBlocks(course: Course, id: string | undefined, locale: Locale): readonly Block[] {
  const figure = course.figures.find((one) => one.id === id);
  return figure ? [figureBlock(figure, locale)] : [];
}

/** A stack diagram with its words. */
export function figureBlock(figure: Figure, locale: Locale): Block {
  const picture: Picture = {
    kind: 'stacks',
    title: figure.title[locale],
    stacks: figure.stacks.map((stack) => ({
      title: stack.title[locale],
      caption: stack.caption[locale],
      layers: stack.layers.map((layer) => ({
        role: layer.role,
        boxes: layer.boxes.map((box) => box[locale]),
        marked: layer.marked,
      })),
    })),
  };
  return { kind: 'picture', picture, alt: figure.alt[locale] };
}

function sourceBlocks(course: Course, ids: readonly string[], locale: Locale): readonly Block[] {
  const sources = ids.flatMap((id) => course.sources[id] ?? []);
  return sources.length > 0 ? [sourceNote(sources, locale)] : [];
}

/** Where it comes from, as links. */
export function sourceNote(sources: readonly Source[], locale: Locale): Block {
  const links = sources.map(({ publisher, title, url }) => link(`${publisher}, ${title}`, url));
  const joined = links.flatMap((one, index): Span[] => (index === 0 ? [one] : [' · ', one]));
  return note(commandWords.sources(locale), ...joined);
}
