import { debateWords } from '../../locales/debate.ts';
import type { Locale } from '../../locales/locale.ts';
import type { Board, Tally } from '../activity.ts';
import { shownBell } from '../answer-window.ts';
import type { ActivityId } from '../ids.ts';
import type { Block, Button, Choice, Text, View } from '../view.ts';
import { letterAt, note, paragraph, strong } from '../view.ts';
import type { Debate, DebatePhase, Vote } from './debate-state.ts';
import { resultView } from './result-view.ts';

/** The key of a vote's message. */
export const voteKey = (round: number) => `vote-${round}`;

/** What a phase is called by the buttons that lead on from it. */
export const phaseKey = (phase: DebatePhase): string => (phase.kind === 'vote' ? `vote${phase.round}` : phase.kind);

/** What a room sees of a debate: the messages it leaves behind, then the current one. No figures before the second vote is over. */
export function debateBoards(debate: Debate, id: ActivityId, tally: Tally, locale: Locale): readonly Board[] {
  const { phase } = debate;
  const title = debate.topic.title[locale];
  switch (phase.kind) {
    case 'vote': {
      const open = { key: voteKey(phase.round), view: voteView(debate, phase, id, tally, locale) };
      return phase.round === 1 ? [open] : [...behind(debate, 1, locale), open];
    }
    case 'decide': {
      const label = debateWords.voteOverLabel(locale, { round: 1 });
      const blocks = [
        paragraph(debateWords.deciding(locale, { count: sum(debate.first) })),
        steering([{ press: `show:${id}:desk`, label: debateWords.seeSplit(locale) }, stopButton(id, locale)]),
      ];
      return [{ key: voteKey(1), view: { label, title, blocks } }];
    }
    case 'discuss': {
      const label = debateWords.discussionLabel(locale);
      const blocks = [
        paragraph(debateWords.discussing(locale)),
        steering([nextButton(id, phase, debateWords.secondVote(locale)), stopButton(id, locale)]),
      ];
      return [
        { key: voteKey(1), view: { label, title, blocks } },
        { key: 'discussion', view: discussionView(debate, locale), under: voteKey(1) },
      ];
    }
    case 'ended':
      return [...behind(debate, debate.second ? 2 : 1, locale), { key: 'result', view: resultView(debate, locale) }];
  }
}

/** The votes that are over, as they stand for good. */
function behind(debate: Debate, votes: 1 | 2, locale: Locale): readonly Board[] {
  const first = closedVote(debate, 1, locale);
  return votes === 1 ? [first] : [first, closedVote(debate, 2, locale)];
}

/** The choices of a debate as the room sees them. */
export function debateChoices({ topic }: Debate, locale: Locale): readonly Choice[] {
  return topic.options.map((option, place) => ({ letter: letterAt(place), text: option.text[locale] }));
}

const sum = (counts: readonly number[] | null) => (counts ?? []).reduce((total, count) => total + count, 0);

function closedVote(debate: Debate, round: number, locale: Locale): Board {
  const count = sum(round === 1 ? debate.first : debate.second);
  const label = debateWords.voteOverLabel(locale, { round });
  return {
    key: voteKey(round),
    view: { label, title: debate.topic.title[locale], blocks: [note(debateWords.voted(locale, { count }))] },
  };
}

function voteView(debate: Debate, vote: Vote, id: ActivityId, tally: Tally, locale: Locale): View {
  const { topic } = debate;
  const hint: Block[] =
    vote.round === 2 && debate.hinted ? [paragraph(strong(debateWords.hint(locale)), topic.hint[locale])] : [];
  const { totalMs } = vote.window;
  const until = shownBell(vote.window);
  return {
    label: debateWords.voteLabel(locale, { round: vote.round }),
    title: topic.title[locale],
    blocks: [
      paragraph(topic.prompt[locale]),
      ...hint,
      { kind: 'list', items: reminders(debate, locale) },
      { kind: 'choices', choices: debateChoices(debate, locale), press: `answer:${id}:${vote.round}` },
      note(vote.round === 1 ? debateWords.secret(locale) : debateWords.voteAgain(locale)),
      ...(until === null || totalMs === null ? [] : [{ kind: 'clock', until, totalMs } as const]),
      { kind: 'count', answered: tally.answered, text: debateWords.voted(locale, { count: tally.answered }) },
      steering([nextButton(id, vote, debateWords.next(locale)), stopButton(id, locale)]),
    ],
  };
}

function reminders({ topic }: Debate, locale: Locale): readonly Text[] {
  return topic.options.map((option, place) => [strong(`${letterAt(place)}. `), option.reminder[locale]]);
}

function discussionView(debate: Debate, locale: Locale): View {
  const items = debate.topic.options.flatMap((option, place): Text[] => {
    const letter = strong(`${letterAt(place)}. `);
    return [
      [letter, option.argument[locale]],
      ...(debate.reasons[place] ?? []).map((reason): Text => [letter, `« ${reason} »`]),
    ];
  });
  return {
    label: debateWords.discussionLabel(locale),
    title: debateWords.reasonsTitle(locale),
    blocks: [{ kind: 'list', items }, paragraph(debateWords.discussing(locale))],
  };
}

/** The split of the first vote, for the instructor alone, with the decisions it calls for. */
export function splitView(debate: Debate, id: ActivityId, locale: Locale): View {
  const title = debateWords.splitTitle(locale);
  const { first, phase } = debate;
  if (!first) return { title, blocks: [paragraph(debateWords.splitNotYet(locale))] };
  const rows = debateChoices(debate, locale).map(({ letter, text }, place) => ({
    cells: [`${letter}. ${text}`, String(first[place] ?? 0)],
  }));
  const decisions = [
    { press: `steer:${id}:explain`, label: debateWords.explain(locale) },
    { press: `steer:${id}:discuss`, label: debateWords.discuss(locale) },
    { press: `steer:${id}:hint`, label: debateWords.giveHint(locale) },
  ];
  return {
    title,
    blocks: [
      { kind: 'table', head: [debateWords.option(locale), debateWords.votes(locale)], rows, numeric: [1] },
      note(debateWords.splitSecret(locale)),
      ...(phase.kind === 'decide' ? [steering(decisions)] : []),
    ],
  };
}

type Press = Pick<Extract<Button, { kind: 'press' }>, 'press' | 'label' | 'asksAgain'>;

const nextButton = (id: ActivityId, phase: DebatePhase, label: string): Press => ({
  press: `steer:${id}:next:${phaseKey(phase)}`,
  label,
});

function stopButton(id: ActivityId, locale: Locale): Press {
  const label = debateWords.stop(locale);
  const asksAgain = { question: debateWords.stopQuestion(locale), yes: label, no: debateWords.goOn(locale) };
  return { press: `steer:${id}:stop`, label, asksAgain };
}

function steering(buttons: readonly Press[]): Block {
  return {
    kind: 'buttons',
    buttons: buttons.map((button): Button => ({ kind: 'press', forInstructor: true, ...button })),
  };
}
