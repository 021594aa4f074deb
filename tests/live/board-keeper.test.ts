import { beforeEach, describe, expect, test } from 'vitest';
import type { Board } from '../../src/core/activity.ts';
import { activityId, roomId } from '../../src/core/ids.ts';
import type { BoardRow, Logger } from '../../src/core/ports.ts';
import { TryLater, Undeliverable } from '../../src/core/ports.ts';
import { BoardKeeper } from '../../src/live/board-keeper.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeRoom } from '../support/fake-room.ts';

const quiz = activityId('abc');
const room = roomId('web', 'quiz');
const board = (key: string, title: string): Board => ({ key, view: { title, blocks: [] } });
const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {} };

let clock: FakeClock;
let outbox: FakeRoom;
let rows: BoardRow[];
let boards: Board[];
let told: string[];
let keeper: BoardKeeper;
let save: (row: BoardRow) => Promise<void>;

const keep = async (row: BoardRow) => {
  rows = [...rows.filter((one) => one.key !== row.key), row];
};
const never = new Promise<void>(() => {});

beforeEach(() => {
  clock = new FakeClock();
  outbox = new FakeRoom(clock);
  rows = [];
  boards = [board('q1', 'one')];
  told = [];
  save = keep;
  keeper = open();
});

function open(): BoardKeeper {
  return new BoardKeeper({
    clock,
    outbox,
    log: quiet,
    rows: {
      of: async () => rows,
      save: (row) => save(row),
    },
    source: {
      boards: async () => boards,
      posted: (_activity, _room, key) => told.push(`posted ${key}`),
      shown: () => told.push('shown'),
      lost: () => told.push('lost'),
    },
  });
}

/** Keeps the room's boards from now on, long enough after the last edit of a process before. */
async function watches(known: readonly BoardRow[] | null = null) {
  keeper.watch(quiz, room, known);
  await clock.passes(outbox.everyMs);
}

async function changes(next: readonly Board[], urgency: 'at once' | 'when due' = 'at once') {
  boards = [...next];
  keeper.touch(quiz, room, urgency);
  await clock.passes(0);
}

describe('the board keeper', () => {
  test('keeps the pace over a restart: a fresh lane starts as if just used', async () => {
    await watches();
    await changes(boards);
    await changes([board('q1', 'before')]);
    keeper = open();
    keeper.watch(quiz, room, rows);
    await changes([board('q1', 'after')]);
    expect(outbox.last.view.title).toBe('before');
    await clock.passes(outbox.everyMs);
    expect(outbox.last.view.title).toBe('after');
  });

  test('posts a new board once and says when it stands', async () => {
    await watches();
    await changes(boards);
    await changes(boards);
    expect(outbox.messages.map((message) => message.view.title)).toEqual(['one']);
    expect(told.filter((what) => what === 'posted q1')).toHaveLength(1);
  });

  test('shows only the latest of many changes, no faster than the platform allows', async () => {
    await watches();
    await changes(boards);
    for (let count = 1; count <= 50; count += 1) await changes([board('q1', `${count} answers`)], 'when due');
    expect(outbox.last.edits).toBe(1);
    await clock.passes(1_000);
    expect(outbox.last.view.title).toBe('50 answers');
    expect(outbox.last.edits).toBe(2);
  });

  test('posts a new message at once while an edit waits for its turn', async () => {
    await watches();
    await changes(boards);
    await changes([board('q1', 'edited')]);
    await changes([board('q1', 'closed'), board('q2', 'two')]);
    expect(outbox.messages.map((message) => message.view.title)).toEqual(['edited', 'two']);
    await clock.passes(1_000);
    expect(outbox.messages.map((message) => message.view.title)).toEqual(['closed', 'two']);
  });

  test('tries again what failed, later each time, and after the wait the platform asked for', async () => {
    await watches();
    outbox.faults.push(new Error('500'), new Error('500'), new TryLater(10_000));
    await changes(boards);
    await clock.passes(5_000);
    expect(outbox.messages).toEqual([]);
    await clock.passes(7_000);
    expect(outbox.messages).toHaveLength(1);
  });

  test('says that a room is lost and leaves it alone', async () => {
    await watches();
    outbox.faults.push(new Undeliverable('room', null));
    await changes(boards);
    await clock.passes(60_000);
    expect(told).toEqual(['lost']);
    expect(outbox.messages).toEqual([]);
  });

  test('posts a board again when somebody deleted it', async () => {
    await watches();
    await changes(boards);
    outbox.messages.length = 0;
    await changes([board('q1', 'changed')]);
    expect(outbox.last.view.title).toBe('changed');
  });

  test('finds the message it posted for a deleted one when it died before it knew of it', async () => {
    const button = { kind: 'press', press: 'answer:abc:0:0', label: 'A' } as const;
    const asked: Board = { key: 'q1', view: { title: 'asked', blocks: [{ kind: 'buttons', buttons: [button] }] } };
    await watches();
    await changes([asked]);
    outbox.messages.length = 0;
    save = (row) => (row.shown === 'deleted' ? keep(row) : never);
    await changes([{ ...asked, view: { ...asked.view, title: 'asked again' } }]);
    expect(outbox.messages.map(({ view }) => view.title)).toEqual(['asked again']);
    save = keep;
    keeper = open();
    await watches(rows);
    await changes([board('q1', 'settled'), board('end', 'the end')]);
    await clock.passes(2_000);
    expect(outbox.messages.map(({ view }) => view.title)).toEqual(['settled', 'the end']);
  });

  test('posts a thread’s message again when somebody deleted it, and then what belongs in the thread', async () => {
    await watches();
    await changes([board('vote', 'vote')]);
    outbox.messages.length = 0;
    outbox.faults.push(new Undeliverable('message', null));
    const button = { kind: 'press', press: 'steer:abc:next', label: 'next' } as const;
    const vote: Board = { key: 'vote', view: { title: 'discuss', blocks: [{ kind: 'buttons', buttons: [button] }] } };
    await changes([vote, { ...board('reasons', 'reasons'), under: 'vote' }]);
    expect(told).not.toContain('lost');
    expect(outbox.messages.map(({ view }) => view.title)).toEqual(['discuss', 'reasons']);
    expect(outbox.messages[1]?.under).toBe(outbox.messages[0]?.id);
  });

  test('shows once more what it changed right after a restart: an edit from before may have come after it', async () => {
    await watches();
    await changes([board('q1', 'one')]);
    keeper = open();
    await watches(rows);
    told = [];
    await changes([board('q1', 'after')]);
    outbox.last.view = { title: 'from before', blocks: [] };
    await clock.passes(13_000);
    expect(told).toEqual([]);
    await clock.passes(60_000);
    expect(outbox.last.view.title).toBe('after');
    expect(outbox.last.edits).toBe(2);
    expect(told).toEqual(['shown']);
  });

  test('changes the message it has from before a restart, and only if it differs', async () => {
    await watches();
    await changes(boards);
    keeper = open();
    await watches(rows);
    await changes(boards);
    expect(outbox.last.edits).toBe(0);
    await changes([board('q1', 'after')]);
    expect(outbox.messages).toHaveLength(1);
    expect(outbox.last.view.title).toBe('after');
  });

  test('stopped, lets go of what waits', async () => {
    await watches();
    outbox.faults.push(new Error('500'));
    await changes(boards);
    await keeper.stop();
    await clock.passes(60_000);
    expect(outbox.messages).toEqual([]);
  });
});
