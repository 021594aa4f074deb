import type { Logger as BoltLogger } from '@slack/bolt';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Adapter, Door } from '../../core/door.ts';
import type { Logger } from '../../core/ports.ts';
import type { Picture } from '../../core/view.ts';
import type { Locale } from '../../locales/locale.ts';
import { SlackActs } from './acts.ts';
import { Answers } from './answers.ts';
import { codeOf } from './as-taken.ts';
import { Directory } from './directory.ts';
import { Files } from './files.ts';
import { slackOutbox } from './outbox.ts';
import { BothSockets, SignedRequests } from './receivers.ts';

/** What Slack's door works with. `apiUrl` null: Slack's own. `draw` makes a PNG. */
export interface SlackOptions {
  readonly botToken: string;
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  readonly apiUrl: string | null;
  readonly door: Door;
  /** Spoken to people of whom Slack has not told yet. */
  readonly locale: Locale;
  readonly log: Logger;
  readonly draw: (picture: Picture) => Promise<Uint8Array>;
}

/** Slack's door; `handleHttp` answers its signed requests where they come by HTTP. */
export interface SlackAdapter extends Adapter {
  readonly handleHttp?: (request: Request) => Promise<Response>;
}

const callMs = 10_000;
const finishMs = 5_000;
const refused = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
];

/** Slack's door: one Bolt app over two sockets, or over signed requests. */
export function createSlack({ botToken, transport, apiUrl, door, locale, log, draw }: SlackOptions): SlackAdapter {
  const clientOptions = {
    ...(apiUrl ? { slackApiUrl: `${apiUrl}/` } : {}),
    // A lane must not wait for minutes: the board keeper tries again by itself.
    retryConfig: { retries: 1, factor: 2, minTimeout: 300 },
    rejectRateLimitedCalls: true,
    timeout: callMs,
  };
  const logger = boltLogger(log);
  const signed = transport.kind === 'http' ? new SignedRequests(transport.signingSecret, log) : null;
  const socket = () => {
    if (transport.kind !== 'socket') throw new Error('sockets need an app token');
    return new SocketModeReceiver({ appToken: transport.appToken, logger, installerOptions: { clientOptions } });
  };
  const receiver = signed ?? new BothSockets([socket(), socket()]);
  const app = new App({
    token: botToken,
    receiver,
    clientOptions,
    logger,
    deferInitialization: true,
    ignoreSelf: true,
  });
  const files = new Files(app.client, draw, log);
  const answers = new Answers({ client: app.client, door, files, log });
  const acts = new SlackActs({ door, log, answers, directory: new Directory(app.client, locale, log) });

  app.command(/.*/, async ({ ack, body }) => {
    await ack();
    await acts.slash(body);
  });
  app.event('app_home_opened', ({ body }) => acts.home(body));
  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    await acts.press(body);
  });
  app.view(/.*/, async ({ ack, body }) => {
    await ack();
    await acts.submit(body);
  });
  app.error(async (error) => log.error('an act on Slack failed', { error }));

  return {
    outbox: slackOutbox(app.client, files, log),
    ...(signed ? { handleHttp: (request: Request) => signed.handle(request) } : {}),

    async start() {
      try {
        const { team_id: team } = await app.client.auth.test();
        acts.belongTo(team ?? '');
      } catch (error) {
        throw refused.includes(codeOf(error))
          ? new Error('SLACK_BOT_TOKEN was refused by Slack: copy it again from the page OAuth & Permissions.')
          : error;
      }
      try {
        await app.init();
        await app.start();
      } catch (error) {
        throw refused.includes(codeOf(error))
          ? new Error(
              'SLACK_APP_TOKEN was refused by Slack: make a new one on the page Basic Information, with the scope connections:write.',
            )
          : error;
      }
    },

    async stop() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, finishMs);
      });
      await Promise.race([Promise.allSettled([app.stop(), acts.finished()]), late]);
      clearTimeout(timer);
    },
  };
}

/** Bolt's log, into ours; what it calls information is detail to us. */
function boltLogger(log: Logger): BoltLogger {
  const line = (words: readonly unknown[]) =>
    words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ');
  return {
    debug: (...words) => log.debug(line(words)),
    info: (...words) => log.debug(line(words)),
    warn: (...words) => log.warn(line(words)),
    error: (...words) => log.error(line(words)),
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.DEBUG,
  };
}
