import type { WebClient } from '@slack/web-api';
import type { RoomId } from '../../core/ids.ts';
import { localPart } from '../../core/ids.ts';
import type { Logger, Outbox } from '../../core/ports.ts';
import { TryLater, Undeliverable } from '../../core/ports.ts';
import { asTaken, codeOf } from './as-taken.ts';
import type { Files } from './files.ts';
import { instantOf } from './read.ts';

const editEveryMs = 3_000;

/** What may be otherwise in a moment; whatever else Slack refuses it will go on refusing. */
const passing = [
  'ratelimited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
];
const goneMessages = ['message_not_found', 'cant_update_message', 'edit_window_closed'];

/** Puts boards into Slack's channels. */
export function slackOutbox(client: WebClient, files: Files, log: Logger): Outbox {
  const channelOf = (room: RoomId) => localPart(room).split('/')[1] ?? '';
  return {
    post: (room, view, _nonce, under) =>
      translated(async () => {
        const place = {
          channel: channelOf(room),
          unfurl_links: false,
          unfurl_media: false,
          ...(under ? { thread_ts: under } : {}),
        };
        const { ts } = await asTaken(view, { files, log }, (body) => client.chat.postMessage({ ...place, ...body }));
        if (!ts) throw new Error('Slack gave no time for a message');
        return { message: ts, at: instantOf(ts) };
      }),

    replace: (room, message, view) =>
      translated(async () => {
        const place = { channel: channelOf(room), ts: message };
        await asTaken(view, { files, log }, (body) => client.chat.update({ ...place, ...body }));
      }),

    // Slack counts edits for the whole workspace.
    pace: (room) => ({ lane: localPart(room).split('/')[0] ?? '', everyMs: editEveryMs }),

    // Without a scope to look, only the first post tells; the board keeper says what it met.
    missingPermissions: async () => [],
  };
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    const { retryAfter, data } = error as { readonly retryAfter?: number; readonly data?: { readonly error?: string } };
    if (retryAfter !== undefined) throw new TryLater(retryAfter * 1_000, error);
    if (goneMessages.includes(code)) throw new Undeliverable('message', error);
    if (data?.error && !passing.includes(code)) throw new Undeliverable('room', error);
    throw error;
  }
}
