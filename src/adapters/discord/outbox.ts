import type { Client } from 'discord.js';
import { DiscordAPIError, PermissionFlagsBits, RateLimitError, SnowflakeUtil } from 'discord.js';
import type { APIChannel, APIMessage, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import { MessageFlags, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { RoomId } from '../../core/ids.ts';
import { localPart } from '../../core/ids.ts';
import type { Outbox } from '../../core/ports.ts';
import { TryLater, Undeliverable } from '../../core/ports.ts';
import type { Message, MessageMaker } from './message.ts';
import { attachments } from './message.ts';

const editEveryMs = 1_000;
const longestThreadName = 100;
const threadRestMinutes = 1_440;

/** What a quiz and a debate need, by Discord's own names. */
const needed = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
} as const;

const goneMessages: readonly unknown[] = [RESTJSONErrorCodes.UnknownMessage];
const goneRooms: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/** Puts boards into Discord's channels with the bot's own token: no interaction has to be alive for it. */
export function discordOutbox(client: Client, messages: MessageMaker): Outbox {
  async function post(channel: string, { components, files }: Message, nonce: string): Promise<APIMessage> {
    const body: RESTPostAPIChannelMessageJSONBody = {
      flags: MessageFlags.IsComponentsV2,
      components: [...components],
      allowed_mentions: { parse: [] },
      nonce,
      enforce_nonce: true,
      ...attachments(files),
    };
    return (await client.rest.post(Routes.channelMessages(channel), { body, files: [...files] })) as APIMessage;
  }

  /** The thread that hangs on a message, made when it is not there. */
  async function threadOn(channel: string, message: string, name: string): Promise<string> {
    try {
      const body = { name: name.slice(0, longestThreadName) || '…', auto_archive_duration: threadRestMinutes };
      const thread = (await client.rest.post(Routes.threads(channel, message), { body })) as APIChannel;
      return thread.id;
    } catch (error) {
      // A thread on a message has the message's own id.
      if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)
        return message;
      throw error;
    }
  }

  return {
    post: (room, view, nonce, under) =>
      translated(async () => {
        const channel = localPart(room);
        const message = await messages(view);
        const target = under ? await threadOn(channel, under, view.title) : channel;
        const posted = await post(target, message, nonce);
        return { message: under ? `${target}/${posted.id}` : posted.id, at: SnowflakeUtil.timestampFrom(posted.id) };
      }),

    replace: (room, id, view) =>
      translated(async () => {
        const [inThread, message = id] = id.split('/');
        const channel = id.includes('/') ? (inThread ?? '') : localPart(room);
        const { components, files } = await messages(view);
        const body = {
          flags: MessageFlags.IsComponentsV2,
          components,
          allowed_mentions: { parse: [] },
          ...attachments(files),
        };
        await client.rest.patch(Routes.channelMessage(channel, message), { body, files: [...files] });
      }),

    pace: (room) => ({ lane: room, everyMs: editEveryMs }),

    missingPermissions: (room: RoomId) =>
      translated(async () => {
        const channel = await client.channels.fetch(localPart(room));
        if (!channel || channel.isDMBased()) return [];
        const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
        const mine = channel.permissionsFor(me);
        return Object.entries(needed).flatMap(([name, bit]) => (mine.has(bit) ? [] : [name]));
      }),
  };
}

/** Says Discord's refusals in the words of the port. */
async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RateLimitError) throw new TryLater(error.retryAfter, error);
    if (error instanceof DiscordAPIError && goneMessages.includes(error.code))
      throw new Undeliverable('message', error);
    if (error instanceof DiscordAPIError && goneRooms.includes(error.code)) throw new Undeliverable('room', error);
    throw error;
  }
}
