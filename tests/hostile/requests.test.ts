import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Line } from '../support/page-client.ts';
import { PageClient } from '../support/page-client.ts';
import { ColleProcess } from '../support/process.ts';
import type { Channel } from '../support/slack-server/index.ts';
import { SlackServer } from '../support/slack-server/index.ts';
import { cases, hostileText, shortText, tampered } from './texts.ts';

/** Requests are made side by side, as from a class. */
const together = 20;
const mostBody = 64 * 1024;
const runs = { ...cases, numRuns: cases.numRuns / together, endOnFailure: true };

let colle: ColleProcess;
let slack: SlackServer;
let channel: Channel;
let teacher: PageClient;
let bo: PageClient;
let eve: PageClient;
/** What Bo was told in private: nobody else may read it. */
const whisper = 'zzqqxx';

beforeAll(async () => {
  slack = await SlackServer.open('http');
  channel = slack.channel('quiz');
  colle = await ColleProcess.prepare({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
  });
  slack.eventsUrl = `${colle.address}/slack/events`;
  await colle.start();
  teacher = await PageClient.joins(colle.address, 'Prof', { role: 'instructor' });
  bo = await PageClient.joins(colle.address, 'Bo');
  eve = await PageClient.joins(colle.address, 'Eve');
  await bo.says('quiz', `/define ${whisper}`);
  await teacher.says('quiz', '/quiz start questions:1 seconds:0 lobby:0');
  const asked = async () => expect(JSON.stringify(await eve.reads('quiz'))).toMatch(/"(?:answer|form):/);
  await vi.waitFor(asked, { timeout: 10_000 });
});
afterAll(async () => {
  await colle.remove();
  await slack.close();
});

const method = fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD');
const act = fc.constantFrom('say', 'press', 'submit', 'offers', 'stream', 'nothing');
const room = fc.oneof(
  { weight: 6, arbitrary: fc.constant('quiz') },
  { weight: 1, arbitrary: shortText.filter((text) => text.isWellFormed()).map(encodeURIComponent) },
);
const path = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(room, act).map(([in_, what]) => `/api/rooms/${in_}/${what}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '/api/join',
      '/api/hello',
      '/api/lead',
      '/api/people',
      '/api/walls/quiz/stream',
      '/api/walls/x.y/stream',
      '/room/..%2f..',
      '/assets/%00',
      '/%2e%2e/',
    ),
  },
);
const line = fc.constantFrom('/quiz stop', '/quiz skip', '/define kernel', '/leaderboard', '/debate start', 'hello');
const pressed = fc.constantFrom('run:quiz-stop', 'steer:x:stop', 'ask:quiz-start', 'define:kernel', 'answer:x:0:0');
const strange = fc.oneof(hostileText, fc.jsonValue({ maxDepth: 1 }), fc.constant(undefined));
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 5, arbitrary }, { weight: 1, arbitrary: strange });
const body = fc
  .record({
    // 0: Eve herself; else somebody who is not hers to speak as.
    as: mostly(fc.constantFrom(0, 0, 0, 1, 2)),
    locale: mostly(fc.constantFrom('fr', 'en')),
    text: mostly(fc.oneof(line, tampered(line))),
    press: mostly(fc.oneof(pressed, tampered(pressed))),
    submit: mostly(pressed),
    values: strange,
    under: strange,
    name: strange,
    phrase: strange,
    // Whom to rename or take away.
    person: mostly(fc.constantFrom(0, 1, 2)),
    instructor: fc.constantFrom(true, false, 'yes', undefined),
  })
  .map((fields) => ({ kind: 'fields' as const, fields }));
const noise = fc.oneof(hostileText, fc.json()).map((text) => ({ kind: 'text' as const, text }));
const attack = fc.record({
  method,
  path,
  body: fc.oneof({ weight: 5, arbitrary: body }, noise),
  type: fc.constantFrom('application/json', 'application/json', 'text/plain', 'multipart/form-data', ''),
  cookie: fc.constantFrom('eve', 'eve', 'eve', 'none', 'cut', 'noise'),
  // From so many addresses that none meets its limit.
  address: fc.ipV4(),
});

const cookies = () => ({
  eve: eve.cookie,
  none: '',
  cut: bo.cookie.slice(0, -1),
  noise: `colle=${'0'.repeat(48)}; colle=${'z'.repeat(48)}`,
});

test('a request to the page, whatever it holds, is answered, acts as nobody else and steers nothing', async () => {
  const statuses = new Map<number, number>();
  let tooLong = false;
  const before = await teacher.reads('quiz');
  expect(JSON.stringify(await bo.reads('quiz'))).toContain(whisper);
  await fc.assert(
    fc.asyncProperty(fc.array(attack, { minLength: together, maxLength: together }), async (attacks) => {
      const texts = await Promise.all(
        attacks.map(async (one) => {
          const people = [eve.person, bo.person, teacher.person];
          const fields = one.body.kind === 'fields' ? { ...one.body.fields } : null;
          if (fields && typeof fields.as === 'number') fields.as = people[fields.as] ?? eve.person;
          if (fields && typeof fields.person === 'number') fields.person = people[fields.person] ?? eve.person;
          const sent = fields ? JSON.stringify(fields) : one.body.kind === 'text' ? one.body.text : '';
          const bare = ['GET', 'HEAD'].includes(one.method);
          tooLong ||= Buffer.byteLength(sent) > mostBody;
          const answer = await fetch(colle.address + one.path, {
            method: one.method,
            ...(bare ? {} : { body: sent }),
            headers: {
              ...(one.type ? { 'content-type': one.type } : {}),
              cookie: cookies()[one.cookie],
              'x-forwarded-for': one.address,
            },
          }).catch((error: unknown) => error as Error);
          // A connection that a body too long was sent over may be closed, whoever uses it next.
          if (answer instanceof Error) {
            expect(tooLong, String(answer.cause)).toBe(true);
            return '';
          }
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          expect([200, 400, 403, 404, 413]).toContain(answer.status);
          if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
            await answer.body?.cancel();
            return '';
          }
          const text = await answer.text();
          if (answer.status !== 200 && one.method !== 'HEAD')
            expect(JSON.parse(text)).toEqual({ error: expect.stringMatching(/\S/) });
          return text;
        }),
      );
      for (const text of texts) {
        expect(text).not.toContain(whisper);
        expect(text).not.toContain(bo.cookie.split('=')[1]);
      }
    }),
    runs,
  );
  for (const status of [200, 400, 403, 404]) expect(statuses.get(status) ?? 0, `${status}`).toBeGreaterThan(50);
  // Nobody but Eve has spoken, nobody has steered the quiz, and what Bo was told is still Bo’s alone.
  const after = await teacher.reads('quiz');
  const by = (entries: readonly Line[]) =>
    entries.filter(({ person }) => person === bo.person || person === teacher.person);
  expect(by(after)).toEqual(by(before));
  expect(JSON.stringify(after)).toMatch(/"(?:answer|form):/);
  expect(JSON.stringify(await eve.reads('quiz'))).not.toContain(whisper);
  expect(colle.output).not.toContain('a page request failed');
}, 120_000);

const id = fc.constantFrom('U00000001', 'T0COLLE', 'C00000001', '', '../..');
const slashed = fc.record({
  kind: fc.constant('slash' as const),
  fields: fc.record(
    {
      command: mostly(fc.constantFrom('/colle', '/define', '/quiz')),
      text: mostly(
        fc.oneof(
          line.map((one) => one.slice(1)),
          shortText,
        ),
      ),
      team_id: mostly(id),
      channel_id: mostly(id),
      user_id: mostly(id),
      user_name: mostly(shortText),
      trigger_id: mostly(fc.constant('1.2.3')),
    },
    { requiredKeys: [] },
  ),
});
const interactive = fc.record({
  kind: fc.constant('payload' as const),
  fields: fc.record(
    {
      type: mostly(fc.constantFrom('block_actions', 'view_submission', 'shortcut', 'event_callback')),
      team: mostly(fc.record({ id })),
      user: mostly(fc.record({ id, name: shortText })),
      channel: mostly(fc.record({ id })),
      trigger_id: mostly(fc.constant('1.2.3')),
      actions: mostly(
        fc.array(
          fc.record(
            {
              type: mostly(fc.constantFrom('button', 'multi_static_select')),
              value: mostly(pressed),
              action_ts: strange,
              action_id: mostly(shortText),
              block_id: mostly(fc.constant('menu:x')),
              selected_options: strange,
            },
            { requiredKeys: [] },
          ),
          { maxLength: 2 },
        ),
      ),
      view: mostly(fc.record({ callback_id: mostly(pressed), private_metadata: strange, state: strange })),
    },
    { requiredKeys: [] },
  ),
});
const written = fc.record({ kind: fc.constant('text' as const), fields: fc.oneof(hostileText, fc.json()) });
const signature = fc.constantFrom('right', 'right', 'right', 'wrong', 'none', 'stale', 'future', 'other body');
const envelope = fc.record({
  what: fc.oneof(slashed, interactive, written),
  signature,
  type: fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'text/plain'),
});

function sign(body: string, how: string): Record<string, string> {
  const now = Math.floor(Date.now() / 1_000);
  const at = how === 'stale' ? now - 400 : how === 'future' ? now + 400 : now;
  const signed = `v0:${at}:${how === 'other body' ? `${body} ` : body}`;
  const digest = createHmac('sha256', how === 'wrong' ? 'no secret' : slack.signingSecret)
    .update(signed)
    .digest('hex');
  return how === 'none' ? {} : { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` };
}

test('a request that says it is Slack’s is refused unless Slack signed it now, and stops nothing', async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(envelope, { minLength: together, maxLength: together }), async (envelopes) => {
      await Promise.all(
        envelopes.map(async ({ what, signature: how, type }) => {
          const fields =
            what.kind === 'slash'
              ? { ...what.fields, response_url: slack.way(crypto.randomUUID(), channel) }
              : what.fields;
          const form = what.kind === 'slash' ? fields : { payload: JSON.stringify(fields) };
          const body =
            what.kind === 'text'
              ? what.fields
              : type === 'application/json'
                ? JSON.stringify(fields)
                : new URLSearchParams(
                    Object.entries(form).map(([key, value]) => [
                      key,
                      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
                    ]),
                  ).toString();
          // What is sent is UTF-8: half a character becomes a mark before it is signed.
          const whole = body.toWellFormed();
          const answer = await fetch(`${colle.address}/slack/events`, {
            method: 'POST',
            body: whole,
            headers: { 'content-type': type, ...sign(whole, how) },
          });
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          await answer.text();
          if (how === 'right') expect([200, 400, 404], whole.slice(0, 500)).toContain(answer.status);
          else expect(answer.status).toBe(401);
        }),
      );
    }),
    runs,
  );
  for (const status of [200, 400, 401]) expect(statuses.get(status) ?? 0, `${status}`).toBeGreaterThan(50);
  const ada = slack.member('Ada');
  expect(await ada.slash(channel, 'define', { term: 'kernel' })).toContain('Noyau');
  // Slack knows none of the people these were said to come from; all else it was sent it took.
  expect(slack.refusals.filter((one) => !/^(?:user_not_found|expired_trigger_id): |: users.info: /.test(one))).toEqual(
    [],
  );
  expect(colle.output).not.toContain(slack.botToken);
  expect(colle.output).not.toContain(slack.signingSecret);
}, 120_000);
