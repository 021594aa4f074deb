import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createDiscord } from '../../src/adapters/discord/index.ts';
import type { Adapter } from '../../src/core/door.ts';
import { roomId } from '../../src/core/ids.ts';
import { TryLater, Undeliverable } from '../../src/core/ports.ts';
import type { FormView, View } from '../../src/core/view.ts';
import { paragraph } from '../../src/core/view.ts';
import { DiscordServer, manageMessages } from '../support/discord-server/index.ts';
import type { Channel } from '../support/discord-server/model.ts';
import { everyBlock, privately, publicly, ScriptedDoor } from '../support/scripted-door.ts';

const form: FormView = {
  submit: 'answer:abc:1',
  title: 'Une question dont le titre est bien trop long pour une fenêtre',
  action: 'Répondre',
  fields: [{ name: 'answer', label: 'Ta réponse', required: true, kind: 'text', maxLength: 200 }],
};
const choices = [
  { letter: 'A', text: 'Un' },
  { letter: 'B', text: 'Deux' },
  { letter: 'C', text: 'Trois' },
] as const;
const card = (...blocks: View['blocks']): View => ({ label: 'Question 1', title: 'Un titre', blocks });
const question = card({ kind: 'choices', choices, press: 'answer:abc:1' });

let opened: { adapters: Adapter[]; server: DiscordServer } | null = null;
afterEach(async () => {
  for (const adapter of opened?.adapters ?? []) await adapter.stop();
  await opened?.server.close();
  opened = null;
});

async function open() {
  const server = await DiscordServer.open();
  const door = new ScriptedDoor();
  const lines: string[] = [];
  const note = (message: string, facts?: object) => lines.push(`${message} ${JSON.stringify(facts ?? {})}`);
  const adapters: Adapter[] = [];
  const another = (token = server.token) => {
    const adapter = createDiscord({
      token,
      apiUrl: server.apiUrl,
      door,
      log: { debug: note, info: note, warn: note, error: note },
      draw: async () => new Uint8Array([137, 80, 78, 71]),
    });
    adapters.push(adapter);
    return adapter;
  };
  opened = { adapters, server };
  const channel = server.channel('quiz');
  const room = roomId('discord', channel.id);
  return { server, door, adapter: another(), another, channel, room, lines, ada: server.member('Ada') };
}

async function started() {
  const ready = await open();
  await ready.adapter.start();
  return ready;
}

const failureOf = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

describe('the commands on Discord', () => {
  interface Registered {
    readonly name: string;
    readonly name_localizations: { readonly fr: string };
    readonly default_member_permissions: string | null;
    readonly contexts: readonly number[];
    readonly options: readonly Registered[];
  }
  const registered = (server: DiscordServer, name: string) =>
    (server.commands as unknown as readonly Registered[]).find((one) => one.name === name);

  test('are written in one call, not again while they are the same, and again when they differ', async () => {
    const { server, another } = await started();
    expect(server.commandWrites).toBe(1);
    await another().start();
    expect(server.commandWrites).toBe(1);
    server.commands = server.commands.map((one) => (one.name === 'define' ? { ...one, description: 'Old' } : one));
    await another().start();
    expect(server.commandWrites).toBe(2);
    expect(server.commands.find(({ name }) => name === 'define')?.description).not.toBe('Old');
    expect(server.refusals).toEqual([]);
  });

  test('have French names, and those for instructors are shown to nobody else', async () => {
    const { server } = await started();
    expect(registered(server, 'define')).toMatchObject({
      name_localizations: { fr: 'définir' },
      default_member_permissions: null,
      contexts: [0, 1],
    });
    for (const name of ['quiz', 'debate']) {
      const command = registered(server, name);
      expect(command?.default_member_permissions).toBe(String(manageMessages));
      // Nothing that needs a class is offered in a direct message.
      expect(command?.contexts).toEqual([0]);
    }
    expect(registered(server, 'quiz')?.options.map((one) => one.name_localizations.fr)).toContain('lancer');
  });

  test('reach the door with their options as they were typed', async () => {
    const { ada, channel, door } = await started();
    await ada.slash(channel, 'define', { term: 'hyperviseur', show: true });
    await ada.slash(channel, 'leaderboard', { scope: 'room' });
    expect(door.acts.map(({ what, given }) => [what, given])).toEqual([
      ['define', { term: 'hyperviseur', show: true }],
      ['leaderboard', { scope: 'room' }],
    ]);
    expect(door.acts[0]?.call).toMatchObject({
      person: `discord:${ada.id}`,
      name: 'Ada',
      room: `discord:${channel.id}`,
      locale: 'fr',
      instructor: false,
    });
  });

  test('are completed with what the door offers', async () => {
    const { ada, channel, door } = await started();
    expect(await ada.types(channel, 'define', 'term', 'hyp')).toEqual([{ name: 'Hyperviseur', value: 'hypervisor' }]);
    expect(door.acts).toMatchObject([{ kind: 'suggest', what: 'define term', given: 'hyp' }]);
  });

  test('12. a direct message crashes nothing: what needs a class is refused to nobody but there', async () => {
    const { ada, channel, door } = await started();
    expect(await ada.slash(null, 'define', { term: 'noyau' })).toBe('C’est noté.');
    expect(door.acts[0]?.call).toMatchObject({ instructor: false });
    expect(door.acts[0]?.call.room).not.toBe(`discord:${channel.id}`);
    expect(await ada.slash(channel, 'define', { term: 'noyau' })).toBe('C’est noté.');
  });
});

describe('who leads on Discord', () => {
  test('is whoever the server lets use the command; for buttons, whoever may manage messages', async () => {
    const { server, ada, channel, room, adapter, door } = await started();
    await adapter.outbox.post(room, question, 'n');
    const teacher = server.member('Hélène', { permissions: manageMessages });
    await teacher.clicks(channel, 'A');
    await ada.clicks(channel, 'A');
    // The server's settings may give a role the command without the permission: Discord would not send it otherwise.
    server.commands = server.commands.map((one) => ({ ...one, default_member_permissions: null }));
    await ada.slash(channel, 'quiz start');
    await ada.slash(channel, 'define', { term: 'noyau' });
    expect(door.acts.map(({ what, call }) => [what.split(':')[0], call.instructor])).toEqual([
      ['answer', true],
      ['answer', false],
      ['quiz start', true],
      ['define', false],
    ]);
  });

  test('speaks from a thread as from the channel it belongs to', async () => {
    const { server, ada, channel, room, adapter, door } = await started();
    const { message } = await adapter.outbox.post(room, card(), 'n1');
    await adapter.outbox.post(room, card(), 'n2', message);
    const thread = server.channels.get(message);
    if (!thread) throw new Error('no thread');
    await ada.slash(thread, 'define', { term: 'noyau' });
    expect(door.acts[0]?.call.room).toBe(`discord:${channel.id}`);
  });
});

describe('an answer on Discord', () => {
  test('has the time Discord gave the click', async () => {
    const { ada, channel, room, adapter, door } = await started();
    await adapter.outbox.post(room, question, 'n');
    const before = Date.now();
    await ada.clicks(channel, 'A');
    const at = door.acts[0]?.call.at ?? 0;
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(before + 50);
  });

  test('comes from a menu by its choices, and from a form by its fields', async () => {
    const { ada, channel, room, adapter, door } = await started();
    await adapter.outbox.post(
      room,
      card({ kind: 'menu', choices, press: 'answer:abc:3', placeholder: 'Choisir' }),
      'n',
    );
    await ada.selects(channel, ['A', 'C']);
    expect(door.acts.at(-1)).toMatchObject({ kind: 'press', what: 'answer:abc:3', given: ['0', '2'] });
    const open = { kind: 'press', press: 'ask:abc:1', label: 'Répondre' } as const;
    await adapter.outbox.post(room, card({ kind: 'buttons', buttons: [open] }), 'm');
    door.answers = ({ kind }) => (kind === 'press' ? { kind: 'form', form } : privately('C’est noté : noyau'));
    expect(await ada.writes(channel, 'noyau')).toBe('C’est noté : noyau');
    expect(door.acts.at(-1)).toMatchObject({ kind: 'submit', what: 'answer:abc:1', given: { answer: 'noyau' } });
    door.answers = ({ kind }) =>
      kind === 'press'
        ? {
            kind: 'form',
            form: { ...form, fields: [{ name: 'person', label: 'Qui', required: true, kind: 'person' }] },
          }
        : privately('ok');
    await ada.writes(channel, '', ada.id);
    expect(door.acts.at(-1)).toMatchObject({ given: { person: `discord:${ada.id}` } });
  });

  test('that takes the door long is acknowledged at once, and said when it is there', async () => {
    const { server, ada, channel, door } = await started();
    door.answers = () => sleep(2_200, privately('enfin'));
    expect(await ada.slash(channel, 'define', { term: 'noyau' })).toBe('enfin');
    const [answered] = server.interactions.values();
    expect(answered?.callback?.type).toBe(5);
    expect(answered?.ms).toBeLessThan(2_500);
  });

  test('that would open a form too late says so', async () => {
    const { ada, channel, door } = await started();
    door.answers = () => sleep(2_200, { kind: 'form', form } as const);
    expect(await ada.slash(channel, 'define', { term: 'noyau' })).toMatch(/Réessaie/);
  });

  test('is public where the door says so, and what is private besides comes after it', async () => {
    const { ada, channel, door } = await started();
    const own = privately('Toi seul');
    const all = publicly(card(paragraph('Pour tous')));
    if (own.kind !== 'replies' || all.kind !== 'replies') throw new Error('no replies');
    door.answers = () => ({ kind: 'replies', replies: [...all.replies, ...own.replies] });
    expect(await ada.slash(channel, 'leaderboard')).toBe('Toi seul');
    expect(channel.texts().at(-1)).toContain('Pour tous');
  });

  test('300 at once are each acknowledged under 3 s', async () => {
    const { server, channel, room, adapter, door } = await started();
    await adapter.outbox.post(room, question, 'n');
    const people = Array.from({ length: 300 }, (_, index) => server.member(`P${index}`));
    const said = await Promise.all(people.map((one) => one.clicks(channel, 'A')));
    expect(said).toEqual(people.map(() => 'C’est noté.'));
    expect(new Set(door.acts.map(({ call }) => call.person)).size).toBe(300);
    expect(Math.max(...[...server.interactions.values()].map(({ ms }) => ms))).toBeLessThan(3_000);
    expect(server.refusals).toEqual([]);
  });
});

describe('what Discord shows', () => {
  const hostile =
    '@everyone <@1> <@&2> <#3> **gras** `x` ||caché|| [ici](https://evil.example) # Titre\n> cité\n- liste \u202eabc\u200b ```';

  test.each(['Une réponse', hostile, '«\u00a0a\u00a0» 🙂 𝕏 مرحبا', ' ', 'x'.repeat(900)])(
    'every block is taken by the official description with %.20j',
    async (words) => {
      const { adapter, server, channel, room } = await started();
      const blocks = everyBlock(words);
      for (const [index, block] of blocks.entries())
        await adapter.outbox.post(room, { title: words, blocks: [block] }, `n${index}`);
      await adapter.outbox.post(room, card(...blocks), 'all');
      expect(server.refusals).toEqual([]);
      expect(channel.messages.length).toBe(blocks.length + 1);
      expect(JSON.stringify(channel.messages)).not.toMatch(/\u202e|\u200b/);
    },
  );

  test('no mark-up of a person or a course stays a mark-up', async () => {
    const { adapter, channel, room } = await started();
    await adapter.outbox.post(room, { title: hostile, blocks: [paragraph(hostile)] }, 'n');
    const sent = JSON.stringify(channel.messages[0]?.components);
    for (const mark of [
      '@everyone',
      '<@1>',
      '<@&2>',
      '<#3>',
      '**gras**',
      '`x`',
      '||caché||',
      '[ici]',
      '\\n> ',
      '\\n- ',
    ])
      expect(sent).not.toMatch(new RegExp(`(?<!\\\\)${mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  });

  test('cuts visibly what is too much, and never throws', async () => {
    const { adapter, server, channel, room } = await started();
    await adapter.outbox.post(room, card(...Array.from({ length: 80 }, (_, n) => paragraph(`ligne ${n}`))), 'a');
    await adapter.outbox.post(room, card(...Array.from({ length: 8 }, () => paragraph('mot '.repeat(700)))), 'b');
    expect(server.refusals).toEqual([]);
    for (const text of channel.texts()) expect(text).toMatch(/\[…\]$/);
  });

  test('is a message once, however often it is posted under one nonce', async () => {
    const { adapter, channel, room } = await started();
    const first = await adapter.outbox.post(room, question, 'same');
    const again = await adapter.outbox.post(room, question, 'same');
    expect(again.message).toBe(first.message);
    expect(channel.messages).toHaveLength(1);
    expect(Math.abs(first.at - Date.now())).toBeLessThan(1_000);
  });
});

describe('what Discord refuses', () => {
  test('a rate limit is waited for, a fault of the server tried again, and the board stands', async () => {
    const { adapter, server, channel, room } = await started();
    server.faults.push({ status: 429, retryAfter: 1 }, { status: 503 });
    const before = Date.now();
    await adapter.outbox.post(room, question, 'n');
    expect(Date.now() - before).toBeGreaterThanOrEqual(950);
    expect(channel.messages).toHaveLength(1);
  });

  test('a message somebody deleted, a channel that is gone and one that is closed are told apart', async () => {
    const { adapter, server, channel, room } = await started();
    const gone = await failureOf(adapter.outbox.replace(room, '1', card()));
    expect(gone).toBeInstanceOf(Undeliverable);
    expect(gone).toMatchObject({ scope: 'message' });
    const nowhere = roomId('discord', '123');
    expect(await failureOf(adapter.outbox.post(nowhere, card(), 'n'))).toMatchObject({ scope: 'room' });
    channel.permissions = 0n;
    expect(await failureOf(adapter.outbox.post(room, card(), 'n'))).toMatchObject({ scope: 'room' });
    expect(server.refusals).toEqual([]);
  });

  test('12. permissions that are missing are named before anything starts', async () => {
    const { adapter, server } = await open();
    const closed = server.channel('closed');
    closed.permissions &= ~((1n << 11n) | (1n << 15n) | (1n << 35n));
    await adapter.start();
    expect(await adapter.outbox.missingPermissions(roomId('discord', closed.id))).toEqual([
      'Attach Files',
      'Send Messages',
    ]);
    expect(await adapter.outbox.missingPermissions(roomId('discord', '123'))).toEqual(['View Channel']);
  });

  test('what will never be taken is given up at once, not tried for ever', async () => {
    const { adapter, server, room } = await started();
    server.faults.push({ status: 400, code: 50_008 });
    expect(await failureOf(adapter.outbox.post(room, card(), 'n'))).toMatchObject({ scope: 'room' });
    server.faults.push({ status: 400, code: 50_083 });
    expect(await failureOf(adapter.outbox.replace(room, '1', card()))).toMatchObject({ scope: 'message' });
  });

  test('a long wait is told to whoever asked, so that what is newer goes first', async () => {
    const { adapter, server, room } = await started();
    server.faults.push({ status: 429, retryAfter: 20 });
    const before = Date.now();
    const waits = await failureOf(adapter.outbox.post(room, card(), 'n'));
    expect(waits).toBeInstanceOf(TryLater);
    expect((waits as TryLater).afterMs).toBeGreaterThan(15_000);
    expect(Date.now() - before).toBeLessThan(2_000);
  });

  test('a discussion stands in the channel where no thread can be made', async () => {
    const { adapter, server, channel, room } = await started();
    const vote = await adapter.outbox.post(room, card(), 'vote');
    server.threadRefusal = 50_013;
    const { message } = await adapter.outbox.post(room, question, 'reasons', vote.message);
    expect(channel.messages.map(({ id }) => id)).toEqual([vote.message, message]);
    await adapter.outbox.replace(room, message, card());
    server.threadRefusal = null;
    const hung = await adapter.outbox.post(room, question, 'more', vote.message);
    server.channels.delete(vote.message);
    expect(await failureOf(adapter.outbox.replace(room, hung.message, card()))).toMatchObject({ scope: 'message' });
  });

  test('commands that are refused once are registered by the next try', async () => {
    const { adapter, server, ada, channel } = await open();
    server.refusedWrites = 1;
    expect(await failureOf(adapter.start())).toMatchObject({ message: expect.stringContaining('limit reached') });
    await adapter.start();
    expect(server.commandWrites).toBe(1);
    expect(await ada.slash(channel, 'define', { term: 'x' })).not.toBe('');
    expect(server.gateway.identified).toBe(1);
  });

  test('a wrong token is said in one line that names the variable, and is in no line of the log', async () => {
    const { another, lines } = await open();
    const wrong = `MTAw${'z'.repeat(20)}.Gabcde.${'z'.repeat(38)}`;
    const failure = await failureOf(another(wrong).start());
    expect(failure).toMatchObject({ message: expect.stringMatching(/^DISCORD_TOKEN was refused by Discord: [^\n]+$/) });
    expect(JSON.stringify([failure, lines])).not.toContain('zzzz');
  });

  test('a word too late is noted, and the next one is heard', async () => {
    const { ada, server, channel, room, adapter, door, lines } = await started();
    await adapter.outbox.post(room, question, 'n');
    const lost = failureOf(ada.clicks(channel, 'A'));
    // Discord has forgotten it.
    server.interactions.clear();
    await lost;
    await expect.poll(() => lines.join('\n')).toContain('an interaction could not be answered');
    expect(await ada.clicks(channel, 'B')).toBe('C’est noté.');
    expect(door.acts).toHaveLength(2);
  });
});

describe('a room on Discord', () => {
  const hangs = (server: DiscordServer, parent: Channel) => {
    const thread = server.channel('thread');
    thread.parent = parent.id;
    return thread;
  };

  test('is the channel a thread hangs in, also when the client does not know the thread', async () => {
    const { server, ada, channel, room, door } = await started();
    await ada.slash(hangs(server, channel), 'define', { term: 'x' });
    expect(door.acts[0]?.call.room).toBe(room);
  });

  test('is a post of a forum by itself', async () => {
    const { server, adapter, door, ada } = await open();
    const forum = server.channel('forum');
    forum.type = 15;
    await adapter.start();
    const post = hangs(server, forum);
    await ada.slash(post, 'define', { term: 'x' });
    expect(door.acts[0]?.call.room).toBe(roomId('discord', post.id));
  });
});

describe('the gateway', () => {
  test('comes back where it was cut, and nothing said meanwhile is lost', async () => {
    const { server, ada, channel, room, adapter, door } = await started();
    await adapter.outbox.post(room, question, 'n');
    server.gateway.drop();
    expect(await ada.clicks(channel, 'A')).toBe('C’est noté.');
    expect(server.gateway).toMatchObject({ identified: 1, resumed: 1 });
    expect(door.acts).toHaveLength(1);
  });
});
