import { Client, Events, GatewayIntentBits } from 'discord.js';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import type { Adapter, Door } from '../../core/door.ts';
import type { Logger } from '../../core/ports.ts';
import type { Picture } from '../../core/view.ts';
import { answerTo } from './answer.ts';
import { commandBodies, sameCommands } from './commands.ts';
import { messageMaker } from './message.ts';
import { discordOutbox } from './outbox.ts';
import { ThreadParents } from './thread-parents.ts';

/** What Discord's door works with. `apiUrl` null: Discord's own. `draw` makes a PNG. */
export interface DiscordOptions {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly door: Door;
  readonly log: Logger;
  readonly draw: (picture: Picture) => Promise<Uint8Array>;
}

const finishMs = 5_000;
const readyMs = 30_000;
/** A board must not wait for long behind a request that nobody answers: its keeper tries again by itself. */
const callMs = 8_000;
/** A board that has to wait longer than this for a rate limit gives way to what is newer. */
const longestQueueMs = 1_500;

/** Discord's door: one client that hears interactions and posts boards. */
export function createDiscord({ token, apiUrl, door, log, draw }: DiscordOptions): Adapter {
  const client = makeClient();
  const threads = new ThreadParents(client);
  const messages = messageMaker(draw, log);
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  // The client says so once, however often it is started.
  let connected = false;
  client.once(Events.ClientReady, () => {
    connected = true;
  });

  function makeClient(): Client {
    return new Client({
      intents: [GatewayIntentBits.Guilds],
      allowedMentions: { parse: [] },
      rest: {
        timeout: callMs,
        retries: 1,
        rejectOnRateLimit: ({ route, timeToReset, retryAfter }) =>
          route.startsWith('/channels') && Math.max(timeToReset, retryAfter) > longestQueueMs,
        ...(apiUrl ? { api: apiUrl.replace(/\/v\d+$/, '') } : {}),
      },
    });
  }

  client.on(Events.InteractionCreate, (interaction) => {
    if (stopping) return;
    const work = answerTo(interaction, { door, messages, log, threads }).finally(() => underWay.delete(work));
    underWay.add(work);
  });
  client.on(Events.Error, (error) => log.error('the connection to Discord has a fault', { error }));
  client.on(Events.ShardDisconnect, ({ code }) => log.warn('Discord closed the connection for good', { code }));
  client.on(Events.ShardReconnecting, () => log.info('the connection to Discord was lost; coming back'));
  client.on(Events.ShardResume, () => log.info('the connection to Discord is back'));

  async function connect(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const ready = new Promise<void>((resolve, reject) => {
      client.once(Events.ClientReady, () => resolve());
      timer = setTimeout(() => reject(new Error('Discord did not get ready in time')), readyMs);
    });
    try {
      await Promise.all([client.login(token), ready]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function register(): Promise<void> {
    const { application } = client;
    if (!application) throw new Error('Discord did not say which application this is');
    const route = Routes.applicationCommands(application.id);
    const registered = (await client.rest.get(route, {
      query: new URLSearchParams({ with_localizations: 'true' }),
    })) as APIApplicationCommand[];
    const wanted = commandBodies(door.entries);
    if (sameCommands(registered, wanted)) return;
    await client.rest.put(route, { body: wanted });
    log.info('the commands were registered with Discord', { commands: wanted.length });
  }

  return {
    outbox: discordOutbox(client, messages),

    async start() {
      try {
        if (!connected) await connect();
        await register();
      } catch (error) {
        throw isRefusal(error)
          ? new Error('DISCORD_TOKEN was refused by Discord: copy the token again from its developer portal, page Bot.')
          : error;
      }
    },

    async stop() {
      stopping = true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, finishMs);
      });
      await Promise.race([Promise.allSettled(underWay), late]);
      clearTimeout(timer);
      await client.destroy();
    },
  };
}

function isRefusal(error: unknown): boolean {
  const { code, status } = error as { readonly code?: unknown; readonly status?: unknown };
  return code === 'TokenInvalid' || status === 401;
}
