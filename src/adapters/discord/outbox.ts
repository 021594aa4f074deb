import type { Client } from 'discord.js';
import { DiscordAPIError, PermissionFlagsBits, RateLimitError, SnowflakeUtil } from 'discord.js';
import type { APIChannel, APIMessage, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import { MessageFlags, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { RoomId } from '../../core/ids.ts';
import { localPart } from '../../core/ids.ts';
import type { Outbox } from '../../core/ports.ts';
import { TryLater, Undeliverable } from '../../core/ports.ts';
import { plainLine } from './markdown.ts';
import type { Message, MessageMaker } from './message.ts';
import { attachments } from './message.ts';

const editEveryMs = 1_000;
const longestThreadName = 100;
const threadRestMinutes = 1_440;

/** What boards need, by Discord's own names; a discussion without a thread stands in the channel. */
const needed = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Attach Files': PermissionFlagsBits.AttachFiles,
} as const;
const toSpeak = { 'Send Messages': PermissionFlagsBits.SendMessages } as const;
const toSpeakInThread = { 'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads } as const;

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

  /** The thread that hangs on a message, made when it is not there; the channel where none can be made. */
  async function threadOn(channel: string, message: string, name: string): Promise<string> {
    try {
      const body = { name: plainLine(name, longestThreadName), auto_archive_duration: threadRestMinutes };
      const thread = (await client.rest.post(Routes.threads(channel, message), { body })) as APIChannel;
      return thread.id;
    } catch (error) {
      if (!isRefused(error) || error.code === RESTJSONErrorCodes.UnknownMessage) throw error;
      // A thread on a message has the message's own id.
      return error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage ? message : channel;
    }
  }

  return {
    post: (room, view, nonce, under) =>
      translated('room', async () => {
        const channel = localPart(room);
        const message = await messages(view);
        const target = under ? await threadOn(channel, under, view.title) : channel;
        const posted = await post(target, message, nonce);
        return {
          message: target === channel ? posted.id : `${target}/${posted.id}`,
          at: SnowflakeUtil.timestampFrom(posted.id),
        };
      }),

    replace: (room, id, view) => {
      const [thread, message = id] = id.includes('/') ? id.split('/') : [];
      return translated(thread === undefined ? 'message' : 'thread', async () => {
        const channel = thread ?? localPart(room);
        const { components, files } = await messages(view);
        const body = {
          flags: MessageFlags.IsComponentsV2,
          components,
          allowed_mentions: { parse: [] },
          ...attachments(files),
        };
        await client.rest.patch(Routes.channelMessage(channel, message), { body, files: [...files] });
      });
    },

    pace: (room) => ({ lane: room, everyMs: editEveryMs }),

    async missingPermissions(room: RoomId) {
      try {
        const channel = await client.channels.fetch(localPart(room));
        if (!channel || channel.isDMBased()) return [];
        const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
        const mine = channel.permissionsFor(me);
        const wanted = { ...needed, ...(channel.isThread() ? toSpeakInThread : toSpeak) };
        return Object.entries(wanted).flatMap(([name, bit]) => (mine.has(bit) ? [] : [name]));
      } catch (error) {
        if (isRefused(error) && goneRooms.includes(error.code)) return ['View Channel'];
        throw error;
      }
    },
  };
}

/** Whether Discord will not take this, however often it is tried. */
const isRefused = (error: unknown): error is DiscordAPIError =>
  error instanceof DiscordAPIError && [400, 403, 404].includes(error.status);

/** Says Discord's refusals in the words of the port; `of` is what is gone when Discord does not say so itself. */
async function translated<T>(of: 'room' | 'message' | 'thread', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RateLimitError) throw new TryLater(Math.max(error.retryAfter, error.timeToReset), error);
    if (!isRefused(error)) throw error;
    if (error.code === RESTJSONErrorCodes.UnknownMessage || of === 'thread') throw new Undeliverable('message', error);
    throw new Undeliverable(goneRooms.includes(error.code) ? 'room' : of, error);
  }
}
