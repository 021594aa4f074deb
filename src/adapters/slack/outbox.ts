import type { WebClient } from '@slack/web-api';
import type { RoomId } from '../../core/ids.ts';
import { localPart } from '../../core/ids.ts';
import type { Logger, Outbox } from '../../core/ports.ts';
import { TryLater, Undeliverable } from '../../core/ports.ts';
import type { View } from '../../core/view.ts';
import type { Files } from './files.ts';
import { instantOf } from './read.ts';
import type { Rendered } from './render.ts';
import { picturesOf, render } from './render.ts';

const editEveryMs = 3_000;

const goneRooms = [
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'account_inactive',
  'restricted_action',
  'token_revoked',
];
const goneMessages = ['message_not_found', 'cant_update_message', 'edit_window_closed'];

/** Puts boards into Slack's channels. */
export function slackOutbox(client: WebClient, files: Files, log: Logger): Outbox {
  const channelOf = (room: RoomId) => localPart(room).split('/')[1] ?? '';
  const drawn = async (view: View) => render(view, await files.idsOf(picturesOf(view)));

  /** Sends blocks; a workspace that does not know one of them gets the words alone. */
  async function send<T>(
    rendered: Rendered,
    post: (body: { text: string; blocks?: Rendered['blocks'] }) => Promise<T>,
  ): Promise<T> {
    try {
      return await post(rendered);
    } catch (error) {
      if (codeOf(error) !== 'invalid_blocks') throw error;
      log.warn('Slack refused the blocks of a message; its words are sent instead', { error });
      return post({ text: rendered.text });
    }
  }

  return {
    post: (room, view, _nonce, under) =>
      translated(async () => {
        const place = {
          channel: channelOf(room),
          unfurl_links: false,
          unfurl_media: false,
          ...(under ? { thread_ts: under } : {}),
        };
        const { ts } = await send(await drawn(view), (body) => client.chat.postMessage({ ...place, ...body }));
        if (!ts) throw new Error('Slack gave no time for a message');
        return { message: ts, at: instantOf(ts) };
      }),

    replace: (room, message, view) =>
      translated(async () => {
        await send(await drawn(view), (body) => client.chat.update({ channel: channelOf(room), ts: message, ...body }));
      }),

    // Slack counts edits for the whole workspace.
    pace: (room) => ({ lane: localPart(room).split('/')[0] ?? '', everyMs: editEveryMs }),

    // Without a scope to look, only the first post tells; the board keeper says what it met.
    missingPermissions: async () => [],
  };
}

/** The error Slack itself named, if it did. */
export function codeOf(error: unknown): string {
  const { data, code } = error as { readonly data?: { readonly error?: string }; readonly code?: string };
  return data?.error ?? code ?? '';
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    const { retryAfter } = error as { readonly retryAfter?: number };
    if (retryAfter !== undefined) throw new TryLater(retryAfter * 1_000, error);
    if (goneMessages.includes(code)) throw new Undeliverable('message', error);
    if (goneRooms.includes(code)) throw new Undeliverable('room', error);
    throw error;
  }
}
