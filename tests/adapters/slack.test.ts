import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { SlackAdapter } from '../../src/adapters/slack/index.ts';
import { createSlack } from '../../src/adapters/slack/index.ts';
import { roomId } from '../../src/core/ids.ts';
import { TryLater, Undeliverable } from '../../src/core/ports.ts';
import type { FormView, View } from '../../src/core/view.ts';
import { paragraph } from '../../src/core/view.ts';
import { everyBlock, privately, publicly, ScriptedDoor } from '../support/scripted-door.ts';
import { Refused } from '../support/slack-server/checks.ts';
import { SlackServer } from '../support/slack-server/index.ts';

const form: FormView = {
  submit: 'answer:abc:1',
  title: 'Une question dont le titre est bien trop long pour une fenêtre',
  action: 'Répondre',
  fields: [
    { name: 'answer', label: 'Ta réponse', required: true, kind: 'text', maxLength: 200 },
    { name: 'count', label: 'Combien', required: false, kind: 'number', min: 0, max: 9, decimal: false },
    {
      name: 'level',
      label: 'Niveau',
      required: false,
      kind: 'choice',
      options: [
        { value: '1', label: 'un' },
        { value: '2', label: 'deux' },
      ],
      initial: '2',
    },
  ],
};
const choices = [
  { letter: 'A', text: 'Un' },
  { letter: 'B', text: 'Deux' },
  { letter: 'C', text: 'Trois' },
] as const;
const card = (...blocks: View['blocks']): View => ({ label: 'Question 1', title: 'Un titre', blocks });

let opened: { adapter: SlackAdapter; server: SlackServer; stopHttp: () => Promise<void> } | null = null;
afterEach(async () => {
  await opened?.adapter.stop();
  await opened?.stopHttp();
  await opened?.server.close();
  opened = null;
});

async function open(mode: 'socket' | 'http', botToken?: string) {
  const server = await SlackServer.open(mode);
  const door = new ScriptedDoor();
  const lines: string[] = [];
  const note = (message: string, facts?: object) => lines.push(`${message} ${JSON.stringify(facts ?? {})}`);
  const adapter = createSlack({
    botToken: botToken ?? server.botToken,
    transport:
      mode === 'socket'
        ? { kind: 'socket', appToken: server.appToken }
        : { kind: 'http', signingSecret: server.signingSecret },
    apiUrl: server.apiUrl,
    door,
    locale: 'fr',
    log: { debug: note, info: note, warn: note, error: note },
    draw: async () => new Uint8Array([137, 80, 78, 71]),
  });
  const stopHttp = await server.hosts(adapter.handleHttp);
  opened = { adapter, server, stopHttp };
  const channel = server.channel('quiz');
  const room = roomId('slack', `${server.teamId}/${channel.id}`);
  const ready = { server, door, adapter, channel, room, lines, ada: server.member('Ada', { admin: true }) };
  return ready;
}

describe.each(['socket', 'http'] as const)('Slack by %s', (mode) => {
  test('runs a command typed after /colle, in either language, or by its own name', async () => {
    const { adapter, ada, channel, door } = await open(mode);
    await adapter.start();
    await ada.types(channel, '/colle', 'definir hyperviseur');
    await ada.types(channel, '/definir', 'hyperviseur');
    await ada.types(channel, '/colle', 'quiz start seconds:30 questions:5');
    expect(door.acts.map(({ kind, what, given }) => [kind, what, given])).toEqual([
      ['run', 'define', { term: 'hyperviseur' }],
      ['run', 'define', { term: 'hyperviseur' }],
      ['run', 'quiz start', { seconds: '30', questions: '5' }],
    ]);
    expect(door.acts[0]?.call).toMatchObject({ name: 'Ada', locale: 'fr', instructor: true });
  });

  test('opens help alone, and a form for a command that wants options', async () => {
    const { adapter, ada, channel, door } = await open(mode);
    await adapter.start();
    door.answers = ({ kind }) => (kind === 'ask' ? { kind: 'form', form } : privately('ok'));
    await ada.types(channel, '/colle', '');
    const asked = await ada.typed(channel, '/colle', 'quiz start');
    expect(door.acts.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['run help', 'ask quiz start']);
    await ada.submits(channel, asked, (field) => ({ answer: 'noyau', count: '', level: '1' })[field] ?? '');
    expect(door.acts.at(-1)).toMatchObject({
      kind: 'submit',
      what: 'answer:abc:1',
      given: { answer: 'noyau', level: '1' },
    });
  });

  test('says what is unknown and what is near, without running anything', async () => {
    const { adapter, ada, channel, door } = await open(mode);
    await adapter.start();
    expect(await ada.types(channel, '/colle', 'definri noyau')).toMatch(/definri.*définir/s);
    expect(door.acts).toEqual([]);
  });

  test('acknowledges a burst of 200 clicks within 3 s each and answers every one', async () => {
    const { adapter, server, channel, door, room } = await open(mode);
    await adapter.start();
    await adapter.outbox.post(
      room,
      card({ kind: 'choices', choices: [{ letter: 'A', text: 'Vrai' }], press: 'answer:abc:1' }),
      'n',
    );
    const people = Array.from({ length: 200 }, (_, index) => server.member(`P${index}`));
    const said = await Promise.all(people.map((one) => one.clicks(channel, 'A')));
    expect(said).toEqual(people.map(() => 'C’est noté.'));
    expect(new Set(door.acts.map(({ call }) => call.person)).size).toBe(200);
    expect(server.refusals).toEqual([]);
  });

  test('gives a redelivered click to the door again, with the same time', async () => {
    const { adapter, server, ada, channel, door, room } = await open(mode);
    await adapter.start();
    await adapter.outbox.post(room, card(), 'n');
    const [message] = channel.messages;
    if (!message) throw new Error('no message');
    const action = {
      type: 'button',
      action_id: 'a',
      block_id: 'b',
      text: { type: 'plain_text', text: 'A' },
      value: 'answer:abc:1:0',
    };
    const ts = server.ts(Date.now() - 40_000);
    await ada.acts(channel, message, action, ts);
    await ada.acts(channel, message, action, ts);
    const [first, second] = door.acts.map(({ call }) => call.at);
    expect(first).toBeCloseTo(Number(ts) * 1_000, 0);
    expect(second).toBe(first);
  });

  test('reads a menu by its choices', async () => {
    const { adapter, ada, channel, door, room } = await open(mode);
    await adapter.start();
    await adapter.outbox.post(
      room,
      card({ kind: 'menu', choices, press: 'answer:abc:3', placeholder: 'Choisir' }),
      'n',
    );
    await ada.selects(channel, ['A', 'C']);
    expect(door.acts.at(-1)).toMatchObject({ kind: 'press', what: 'answer:abc:3', given: ['0', '2'] });
  });

  test('asks for a person with Slack’s own picker, and reads a mention as that person', async () => {
    const { adapter, server, ada, channel, door } = await open(mode);
    await adapter.start();
    const bo = server.member('Bo');
    const fields = [{ name: 'person', label: 'Qui', required: true, kind: 'person' }] as const;
    door.answers = ({ kind }) => (kind === 'ask' ? { kind: 'form', form: { ...form, fields } } : privately('ok'));
    const asked = await ada.typed(channel, '/colle', 'course instructor');
    await ada.submits(channel, asked, () => bo.id);
    expect(door.acts.at(-1)).toMatchObject({ given: { person: `slack:${server.teamId}/${bo.id}` } });
    await ada.mentions(channel, 'course instructor', bo);
    expect(door.acts.at(-1)).toMatchObject({ given: { person: `slack:${server.teamId}/${bo.id}` } });
  });

  test('does a command and a form once, however often Slack delivers them', async () => {
    const { adapter, server, ada, channel, door } = await open(mode);
    await adapter.start();
    server.deliveries = 2;
    door.answers = ({ kind }) => (kind === 'ask' ? { kind: 'form', form } : privately('ok'));
    const asked = await ada.typed(channel, '/colle', 'quiz start');
    await ada.submits(channel, asked, () => '1');
    await ada.types(channel, '/colle', 'help');
    await ada.types(channel, '/colle', 'help');
    expect(door.acts.map(({ kind }) => kind)).toEqual(['ask', 'submit', 'run', 'run']);
  });

  test('knows its workspace where an act names none', async () => {
    const { adapter, server, ada, channel, room, door } = await open(mode);
    await adapter.start();
    server.wholeOrganisation = true;
    await adapter.outbox.post(room, card({ kind: 'choices', choices, press: 'answer:abc:1' }), 'n');
    expect(await ada.clicks(channel, 'A')).toBe('C’est noté.');
    expect(door.acts[0]?.call).toMatchObject({ room, person: `slack:${server.teamId}/${ada.id}` });
  });

  test('says so when a form opened too late, and by a message what the act’s own address takes no more', async () => {
    const { adapter, server, ada, channel, door } = await open(mode);
    await adapter.start();
    door.answers = ({ kind }) => (kind === 'ask' ? { kind: 'form', form } : privately('voilà'));
    server.faults.push({ method: 'views.open', error: new Refused('expired_trigger_id', 'after 3 s') });
    expect(await ada.types(channel, '/colle', 'quiz start')).toContain('Recommence');
    server.waysGone = true;
    expect(await ada.types(channel, '/colle', 'help')).toBe('voilà');
  });

  test('lets a teacher try again when Slack does not say who they are', async () => {
    const { adapter, server, ada, channel, door } = await open(mode);
    await adapter.start();
    const silence = { method: 'users.info', error: 'silence' } as const;
    server.faults.push(silence);
    expect(await ada.types(channel, '/colle', 'quiz start')).toContain('Slack n’a pas dit à temps');
    server.faults.push(silence);
    expect(await server.member('Bo').types(channel, '/colle', 'define noyau')).toBe('C’est noté.');
    expect(door.acts.map(({ what }) => what)).toEqual(['define']);
  });

  test('opens a student’s home on their own progress, without a desk', async () => {
    const { adapter, server, door } = await open(mode);
    await adapter.start();
    const bo = server.member('Bo');
    door.answers = () => privately('Tu en es là.');
    expect(await bo.home.opens()).toBe('Tu en es là.');
    expect(door.acts.map(({ kind, what, call }) => [kind, what, call.person])).toEqual([
      ['press', 'run:progress', `slack:${server.teamId}/${bo.id}`],
    ]);
  });

  test('opens a teacher’s home with the desk of the channel they pick', async () => {
    const { adapter, server, ada, channel, room, door } = await open(mode);
    await adapter.start();
    door.answers = ({ kind, what }) =>
      kind === 'ask' || what.startsWith('ask:') ? { kind: 'form', form } : privately(what);
    expect(await ada.home.opens()).toContain('Le bureau');
    expect(ada.home.reads()).not.toContain('Lancer un quiz');
    expect(await ada.home.picks(channel)).toContain('Lancer un quiz ici');
    expect(await ada.home.presses('Les derniers quiz, question par question')).toMatch(
      /^run:quiz-results\nTa progression/,
    );
    expect(door.acts.at(-1)).toMatchObject({ what: 'run:quiz-results', call: { room, instructor: true } });
    expect(await ada.home.presses('Ta progression')).not.toContain('Ta progression');
    const asked = await ada.home.asks('Lancer un quiz ici');
    await ada.submits(channel, asked, () => '1');
    expect(door.acts.at(-1)).toMatchObject({ kind: 'submit', what: 'answer:abc:1', call: { room } });
    expect(ada.home.reads()).toContain('answer:abc:1');
    expect(await ada.home.opens()).toContain('Lancer un quiz ici');
    expect(server.refusals).toEqual([]);
  });

  test('goes on when the door answers nothing or an act cannot be answered', async () => {
    const { adapter, ada, channel, door } = await open(mode);
    await adapter.start();
    door.answers = () => ({ kind: 'replies', replies: [] });
    expect(await ada.types(channel, '/colle', 'help')).not.toBe('');
  });
});

describe('what Slack shows', () => {
  const hostile = '<!channel> <@U00000001> *gras* `x` &lt; <https://evil.example|ici> @here \u202eabc\u200b </script>';

  test.each(['Une réponse', hostile, '«\u00a0a\u00a0» 🙂 𝕏 مرحبا', ' ', 'x'.repeat(900)])(
    'every block is taken by the official schemas with %.20j',
    async (words) => {
      const { adapter, server, channel, room } = await open('http');
      await adapter.start();
      for (const block of everyBlock(words)) await adapter.outbox.post(room, { title: words, blocks: [block] }, 'n');
      await adapter.outbox.post(room, card(...everyBlock(words)), 'n');
      expect(server.refusals).toEqual([]);
      expect(channel.messages.length).toBe(everyBlock(words).length + 1);
      expect(JSON.stringify(channel.messages)).not.toMatch(/\u202e|\u200b/);
    },
  );

  test('cuts visibly what is too much, and never throws', async () => {
    const { adapter, server, channel, room } = await open('http');
    await adapter.start();
    await adapter.outbox.post(room, card(...Array.from({ length: 80 }, (_, n) => paragraph(`ligne ${n}`))), 'n');
    await adapter.outbox.post(room, card(...Array.from({ length: 8 }, () => paragraph('mot '.repeat(700)))), 'n');
    expect(server.refusals).toEqual([]);
    for (const text of channel.texts()) expect(text).toMatch(/\[…\]$/);
  });

  test('sends the words alone to a workspace that refuses the blocks, and no button stays', async () => {
    const { adapter, server, channel, room } = await open('http');
    await adapter.start();
    const refuses = (method: string) => ({ method, error: new Refused('invalid_blocks', 'not here yet') });
    const board = card({ kind: 'choices', choices, press: 'answer:abc:1' });
    const { message } = await adapter.outbox.post(room, board, 'n');
    server.faults.push(refuses('chat.update'));
    await adapter.outbox.replace(room, message, card(paragraph('Bonjour')));
    expect(channel.texts()).toEqual(['Question 1 · Un titre · Bonjour']);
    expect(channel.messages[0]?.blocks).toEqual([]);
  });

  test('gives Slack a second for a picture it does not know yet, and goes without when it never does', async () => {
    const { adapter, server, channel, room } = await open('http');
    await adapter.start();
    const picture = everyBlock('Réponses').at(-1);
    if (!picture) throw new Error('no picture');
    const refuses = { method: 'chat.postMessage', error: new Refused('invalid_blocks', 'no such file') } as const;
    server.faults.push(refuses);
    await adapter.outbox.post(room, card(picture), 'n');
    server.faults.push(refuses, refuses);
    await adapter.outbox.post(room, card(picture), 'n');
    expect(channel.messages.map(({ blocks }) => blocks.at(-1)?.type)).toEqual(['image', 'rich_text']);
  });

  test('lays a comparison out in Slack’s own table, and as text where the workspace does not take one', async () => {
    const { adapter, server, channel, room } = await open('http');
    await adapter.start();
    const rows = [{ cells: ['Noyau', 'le sien', 'celui de l’hôte'] }];
    const table = { kind: 'table', head: ['', 'Machine virtuelle', 'Conteneur'], rows } as const;
    await adapter.outbox.post(room, card(table, table), 'n');
    const refuses = { method: 'chat.postMessage', error: new Refused('invalid_blocks', 'not here yet') } as const;
    server.faults.push(refuses);
    await adapter.outbox.post(room, card(table), 'n');
    expect(channel.messages.map(({ blocks }) => blocks.map(({ type }) => type).slice(2))).toEqual([
      ['table', 'rich_text'],
      ['rich_text'],
    ]);
    expect(channel.texts()[0]).toContain('Noyau | le sien | celui de l’hôte');
    expect(channel.texts()[1]).toContain('Noyau  le sien            celui de l’hôte');
  });

  test('sends a picture once, with its words, and the words alone when it cannot be sent', async () => {
    const { adapter, server, channel, room } = await open('http');
    await adapter.start();
    const picture = everyBlock('Réponses').at(-1);
    if (!picture) throw new Error('no picture');
    server.faults.push(
      { method: 'files.getUploadURLExternal', error: 500 },
      { method: 'files.getUploadURLExternal', error: 500 },
    );
    await adapter.outbox.post(room, card(picture), 'n');
    await adapter.outbox.post(room, card(picture), 'n');
    await adapter.outbox.post(room, card(picture), 'n');
    expect(channel.messages.map(({ blocks }) => blocks.at(-1)?.type)).toEqual(['rich_text', 'image', 'image']);
    expect(server.files.size).toBe(1);
  });
});

describe('what Slack refuses', () => {
  test('a rate limit is honoured: the board keeper is told how long to wait', async () => {
    const { adapter, server, room } = await open('http');
    await adapter.start();
    server.faults.push({ method: 'chat.postMessage', error: new Refused('ratelimited', 'slow down', 7) });
    await expect(adapter.outbox.post(room, card(), 'n')).rejects.toEqual(new TryLater(7_000));
  });

  test('a channel Colle is not in, and a message somebody deleted, are told apart', async () => {
    const { adapter, server, channel, room } = await open('http');
    await adapter.start();
    const gone = await adapter.outbox.replace(room, '1.0', card()).catch((error: unknown) => error);
    expect(gone).toBeInstanceOf(Undeliverable);
    expect(gone).toMatchObject({ scope: 'message' });
    channel.refusal = 'not_in_channel';
    expect(await adapter.outbox.post(room, card(), 'n').catch((error: unknown) => error)).toMatchObject({
      scope: 'room',
    });
    expect(server.refusals.length).toBe(2);
  });

  test('a wrong token is said in one line that names the variable, and is in no line of the log', async () => {
    const { adapter, lines } = await open('socket', 'xoxb-wrong-token');
    await expect(adapter.start()).rejects.toThrow(/^SLACK_BOT_TOKEN was refused/);
    expect(lines.join('\n')).not.toContain('wrong-token');
  });

  test.each([
    ['forged', { secret: 'another' }],
    ['stale', { at: Date.now() - 400_000 }],
    ['of the future', { at: Date.now() + 400_000 }],
  ])('a request %s is answered 401 and reaches nobody', async (_, how) => {
    const { adapter, server, door } = await open('http');
    await adapter.start();
    const answer = await server.sends('command=%2Fcolle&text=help', how);
    expect(answer.status).toBe(401);
    expect(door.acts).toEqual([]);
  });

  test('a look for our certificate is answered, though nobody signed it', async () => {
    const { adapter, server, door } = await open('http');
    await adapter.start();
    expect((await server.sends('ssl_check=1&token=x', { secret: 'none' })).status).toBe(200);
    expect(door.acts).toEqual([]);
  });

  test('a body that cannot be read is answered 400', async () => {
    const { adapter, server } = await open('http');
    await adapter.start();
    expect((await server.sends('payload={oops')).status).toBe(400);
  });
});

describe('Slack sockets', () => {
  test('hold two connections, so that people are heard while one is renewed or cut', async () => {
    const { adapter, server, ada, channel } = await open('socket');
    await adapter.start();
    await server.until('two sockets', () => server.socketMode.connections === 2 || null);
    server.socketMode.refresh();
    await sleep(200);
    expect(await ada.types(channel, '/colle', 'help')).toBe('C’est noté.');
    await server.until('two sockets again', () => server.socketMode.connections === 2 || null, 15_000);
  });

  test('come back after all were cut', { timeout: 30_000 }, async () => {
    const { adapter, server, ada, channel } = await open('socket');
    await adapter.start();
    server.socketMode.cut();
    expect(await ada.types(channel, '/colle', 'help')).toBe('C’est noté.');
  });
});

describe('a debate’s thread on Slack', () => {
  test('stands under its board', async () => {
    const { adapter, channel, room } = await open('http');
    await adapter.start();
    const { message } = await adapter.outbox.post(room, card(), 'n1');
    await adapter.outbox.post(room, card(), 'n2', message);
    expect(channel.messages.at(-1)?.threadTs).toBe(message);
  });

  test('a public reply stands in the channel', async () => {
    const { adapter, ada, channel, door } = await open('http');
    await adapter.start();
    door.answers = () => publicly(card(paragraph('Pour tous')));
    await ada.types(channel, '/colle', 'leaderboard');
    expect(channel.texts().at(-1)).toContain('Pour tous');
  });
});
