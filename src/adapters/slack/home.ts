import type { ActionsBlock, HomeView, KnownBlock, SectionBlock } from '@slack/types';
import type { CommandEntry } from '../../core/command.ts';
import { commandAt } from '../../core/command.ts';
import type { Locale } from '../../locales/locale.ts';
import { progressWords } from '../../locales/progress.ts';
import { slackWords } from '../../locales/slack.ts';
import { plainText } from './words.ts';

/** What opens a person's home: how far they are. */
export const homePress = 'run:progress';

/** The desk's commands, by their English paths, in the order of a lesson. */
const deskPaths = ['quiz-start', 'debate-start', 'quiz-status', 'quiz-results', 'course-questions', 'projector'];
const mostLabel = 75;

/** What stands in a home beside what is shown there. */
export interface HomeParts {
  readonly entries: readonly CommandEntry[];
  readonly locale: Locale;
  /** The channel the desk is for, once one was picked. */
  readonly channel: string | null;
  readonly leads: boolean;
  /** Whether what is shown is something else than where the home begins. */
  readonly away: boolean;
}

/** A person's App Home: what was asked for last, the way back, and for whoever leads the desk of one channel. */
export function homeOf(shown: readonly KnownBlock[], parts: HomeParts): HomeView {
  const { locale, channel, leads, away } = parts;
  return {
    type: 'home',
    private_metadata: channel ?? '',
    blocks: [
      ...shown,
      ...(away ? [buttons([{ label: progressWords.title(locale), press: homePress }])] : []),
      ...(leads ? deskOf(parts) : []),
    ],
  };
}

function deskOf({ entries, locale, channel }: HomeParts): KnownBlock[] {
  const picker: SectionBlock = {
    type: 'section',
    text: plainText(slackWords.deskChannel(locale), 3_000),
    accessory: {
      type: 'conversations_select',
      action_id: 'channel',
      placeholder: plainText(slackWords.pickChannel(locale), 150),
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(channel ? { initial_conversation: channel } : {}),
    },
  };
  const steps = deskPaths.flatMap((path) => {
    const command = commandAt(entries, path.split('-'));
    const verb = command?.asksFirst ? 'ask' : 'run';
    return command ? [{ label: command.summary[locale], press: `${verb}:${path}` }] : [];
  });
  return [
    { type: 'divider' },
    { type: 'header', text: plainText(slackWords.deskTitle(locale), 150) },
    picker,
    ...(channel ? [buttons(steps)] : []),
  ];
}

function buttons(all: readonly { readonly label: string; readonly press: string }[]): ActionsBlock {
  return {
    type: 'actions',
    elements: all.map(({ label, press }) => ({
      type: 'button',
      action_id: `home-${press}`,
      text: plainText(label, mostLabel),
      value: press,
    })),
  };
}
