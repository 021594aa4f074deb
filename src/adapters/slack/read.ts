import { z } from 'zod';
import type { CommandEntry } from '../../core/command.ts';
import type { ParsedLine } from '../../core/command-line.ts';
import { parseCommandLine } from '../../core/command-line.ts';
import type { CommunityId, PersonId, RoomId } from '../../core/ids.ts';
import { communityId, personId, roomId } from '../../core/ids.ts';
import type { Locale } from '../../locales/locale.ts';

/** Who did something, and where, by Slack's ids. `name` is what the payload says of the user. */
export interface Place {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  readonly name: string;
}

/** A place by Colle's ids. */
export function idsOf({ team, channel, user }: Place): {
  readonly person: PersonId;
  readonly room: RoomId;
  readonly community: CommunityId;
} {
  return {
    person: personId('slack', `${team}/${user}`),
    room: roomId('slack', `${team}/${channel}`),
    community: communityId('slack', team),
  };
}

/** A Slack time (`1700000000.123456`) in milliseconds; NaN when it is none. */
export function instantOf(ts: string): number {
  const found = /^(\d+)\.(\d{1,6})$/.exec(ts);
  return found ? Number(found[1]) * 1_000 + Number((found[2] ?? '').padEnd(6, '0')) / 1_000 : Number.NaN;
}

/** Slack's ids are short; what holds one later has room for no more. */
const slackId = z.string().max(100);

/** Where an answer goes; null where there is nowhere, as in somebody's home. */
const responseUrl = z
  .string()
  .max(2_000)
  .nullish()
  .transform((url) => url || null);

/** Slack leaves the team out, or names the user's own, where an app is installed for a whole organisation or a channel is shared. */
const team = z
  .object({ id: slackId })
  .nullish()
  .transform((found) => found?.id ?? '');

/** A slash command. */
export const slashSchema = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: slackId.default(''),
  channel_id: slackId,
  user_id: slackId,
  user_name: z.string().default(''),
  response_url: responseUrl,
  trigger_id: z.string(),
});

/** Somebody opened the app; `view` is the home they saw last. */
export const openedSchema = z.object({
  team_id: z.string().default(''),
  event: z.object({
    user: z.string(),
    tab: z.string(),
    view: z.object({ private_metadata: z.string().default('') }).optional(),
  }),
});

/** A button or a menu that was used, in a message or in somebody's home. */
export const pressSchema = z.object({
  team,
  user: z.object({ id: slackId, name: z.string().optional(), username: z.string().optional() }),
  channel: z.object({ id: slackId }).optional(),
  response_url: responseUrl,
  view: z.object({ type: z.literal('home'), private_metadata: z.string() }).optional(),
  trigger_id: z.string(),
  actions: z
    .array(
      z.object({
        type: z.string(),
        block_id: z.string().optional(),
        value: z.string().optional(),
        action_ts: z.string(),
        selected_options: z.array(z.object({ value: z.string() })).optional(),
        selected_conversation: z.string().optional(),
      }),
    )
    .min(1),
});

const fieldSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_user: z.string().nullish(),
});

/** A modal that was sent. */
export const submitSchema = z.object({
  team,
  user: z.object({ id: slackId, name: z.string().optional(), username: z.string().optional() }),
  /** No two forms that were sent have the same. */
  trigger_id: z.string().optional(),
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldSchema)) }),
  }),
});

/** Where a modal was asked for; travels with it. Without a `responseUrl`, in somebody's home. */
export const metadataSchema = z.object({ channel: z.string(), responseUrl: z.string().nullable() });

/** What a button or menu sends, with a menu's choices. */
export function pressOf(
  action: z.infer<typeof pressSchema>['actions'][number],
): { readonly press: string; readonly values: readonly string[] } | null {
  if (action.selected_options && action.block_id?.startsWith('menu:')) {
    return { press: action.block_id.slice('menu:'.length), values: action.selected_options.map(({ value }) => value) };
  }
  return action.value ? { press: action.value, values: [] } : null;
}

/** What the fields of a modal hold, by name; empty ones are left out. */
export function valuesOf(
  values: z.infer<typeof submitSchema>['view']['state']['values'],
  team: string,
): Record<string, string> {
  const entries = Object.entries(values).map(([name, actions]): [string, string] => {
    const field = Object.values(actions)[0];
    if (field?.selected_user) return [name, personId('slack', `${team}/${field.selected_user}`)];
    return [name, field?.selected_option?.value ?? field?.value ?? ''];
  });
  return Object.fromEntries(entries.filter(([, value]) => value.trim() !== ''));
}

const root = '/colle';

/** What a slash command asks for: `/colle define …`, or a command by its own name, `/define …`. */
export function lineOf(
  command: string,
  text: string,
  team: string,
  entries: readonly CommandEntry[],
  locale: Locale,
): ParsedLine {
  const own = command === root ? '' : `${command.slice(1)} `;
  return parseCommandLine(entries, own + unescaped(text, team), locale);
}

/** What was typed, out of Slack's marks: mentions become person ids, links and channels their words. */
function unescaped(text: string, team: string): string {
  return text
    .replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g, (_, user: string) => personId('slack', `${team}/${user}`))
    .replace(/<[#!][^|>]*\|([^>]*)>/g, '$1')
    .replace(/<([^|>]+)(?:\|([^>]*))?>/g, (_, url: string, words?: string) => words ?? url)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
