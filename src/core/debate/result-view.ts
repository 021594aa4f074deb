import { debateWords } from '../../locales/debate.ts';
import type { Locale } from '../../locales/locale.ts';
import { figureBlock, sourceNote } from '../course/course-views.ts';
import type { Bar, Block, Text, View } from '../view.ts';
import { letterAt, mark, note, paragraph, strong } from '../view.ts';
import type { Debate, DebateShift } from './debate-state.ts';
import { namelessFrom } from './shift.ts';

/** The end of a debate: before and after, who moved in figures, the model answer, and the idea behind each option. */
export function resultView(debate: Debate, locale: Locale): View {
  const { topic, phase } = debate;
  const stopped = phase.kind === 'ended' && phase.why !== 'finished';
  const behind = topic.options.map(
    (option): Text => [
      strong(debateWords.behind(locale, { option: option.text[locale] })),
      option.misconception[locale],
    ],
  );
  return {
    label: stopped ? debateWords.stoppedLabel(locale) : debateWords.resultLabel(locale),
    title: topic.title[locale],
    blocks: [
      ...figures(debate, locale),
      paragraph(strong(debateWords.model(locale)), topic.model[locale]),
      ...(debate.figure ? [figureBlock(debate.figure, locale)] : []),
      { kind: 'list', items: behind },
      ...(debate.sources.length > 0 ? [sourceNote(debate.sources, locale)] : []),
    ],
  };
}

function figures(debate: Debate, locale: Locale): readonly Block[] {
  const { first, second, shift, topic } = debate;
  const title = topic.title[locale];
  if (!first) return [];
  if (!second || !shift) {
    const bars = topic.options.map(
      (option, place): Bar => ({
        letter: letterAt(place),
        text: option.text[locale],
        count: first[place] ?? 0,
        right: null,
      }),
    );
    const alt = `${title} ${bars.map(({ letter, text, count }) => `${letter}, ${text}: ${debateWords.voted(locale, { count })}`).join(' · ')}`;
    const label = debateWords.voteOverLabel(locale, { round: 1 });
    const caption = debateWords.voted(locale, { count: first.reduce((sum, count) => sum + count, 0) });
    const picture = { kind: 'bars', label, caption, title, bars } as const;
    return [{ kind: 'picture', picture, alt }, note(debateWords.oneVote(locale))];
  }
  const options = topic.options.map((option, place) => ({
    letter: letterAt(place),
    text: option.text[locale],
    before: first[place] ?? 0,
    after: second[place] ?? 0,
  }));
  const named = shift.both >= namelessFrom;
  const caption = named ? debateWords.moved(locale, shift) : debateWords.tooFew(locale, { count: namelessFrom });
  const rows = options.map((option) => debateWords.shiftRow(locale, option)).join(' · ');
  return [
    {
      kind: 'picture',
      picture: {
        kind: 'shift',
        title,
        before: debateWords.before(locale),
        after: debateWords.after(locale),
        options,
        flows: named ? shift.flows : null,
        caption,
      },
      alt: debateWords.shiftAlt(locale, { title, rows, moved: caption }),
    },
    {
      kind: 'table',
      head: [debateWords.option(locale), debateWords.before(locale), debateWords.after(locale)],
      rows: options.map(({ letter, text, before, after }) => ({
        cells: [`${letter}. ${text}`, String(before), String(after)],
      })),
      numeric: [1, 2],
    },
    paragraph(named ? mark(caption) : caption),
    ...(named ? flowList(shift, locale) : []),
  ];
}

function flowList(shift: DebateShift, locale: Locale): readonly Block[] {
  const items = shift.flows.flatMap((row, from) =>
    row.flatMap((count, to): Text[] =>
      from === to || count === 0 ? [] : [[debateWords.flow(locale, { count, from: letterAt(from), to: letterAt(to) })]],
    ),
  );
  return items.length > 0 ? [{ kind: 'list', items }] : [];
}
