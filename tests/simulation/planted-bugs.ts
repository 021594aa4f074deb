import type { Attempt } from '../../src/core/activity.ts';
import type { ActivityId } from '../../src/core/ids.ts';
import type { Bug } from './sim-process.ts';

/** Bugs that have hit quiz bots, put in on purpose: a simulation that does not find them proves nothing. `shows` is the fault that betrays each. */
export const plantedBugs: readonly { readonly what: string; readonly bug: Bug; readonly shows: RegExp }[] = [
  {
    what: 'acknowledges an answer before it is committed',
    bug: (parts) => {
      const { ledger } = parts.store;
      const record = async (id: ActivityId, attempt: Attempt, ms: number) => {
        parts.clock.wakeAt(parts.clock.now() + 400, () => void ledger.record(id, attempt, ms).catch(() => {}));
        return { kind: 'taken' } as const;
      };
      return { ...parts, store: { ...parts.store, ledger: { ...ledger, record } } };
    },
    shows: /an acknowledged answer is lost/,
  },
  {
    what: 'takes answers after the bell',
    bug: (parts) => ({
      ...parts,
      kinds: parts.kinds.map((kind) => ({
        ...kind,
        accept: (state, attempt) => {
          const judged = kind.accept(state, attempt);
          return judged.kind === 'too-late' ? { kind: 'open', ms: 600_000 + judged.byMs } : judged;
        },
      })),
    }),
    shows: /an answer after the bell/,
  },
  {
    what: 'restores a quiz but not its bell',
    bug: (parts) => {
      const started = parts.clock.now();
      const wakeAt: typeof parts.clock.wakeAt = (at, wake) =>
        parts.clock.now() - started < 5 && at - started > 1_000 ? () => {} : parts.clock.wakeAt(at, wake);
      return { ...parts, clock: { ...parts.clock, wakeAt } };
    },
    shows: /never ended/,
  },
  {
    what: 'edits the board for every answer',
    bug: (parts) => ({
      ...parts,
      outbox: {
        post: parts.outbox.post.bind(parts.outbox),
        replace: parts.outbox.replace.bind(parts.outbox),
        missingPermissions: async () => [],
        pace: (room) => ({ ...parts.outbox.pace(room), everyMs: 0 }),
      },
    }),
    shows: /was edited twice within/,
  },
  {
    what: 'shows the answers while they come in',
    bug: (parts) => ({
      ...parts,
      kinds: parts.kinds.map((kind) => ({
        ...kind,
        boards: (state, id, tally, locale) =>
          kind.boards(state, id, tally, locale).map((board) => ({
            ...board,
            view: { ...board.view, blocks: [...board.view.blocks, { kind: 'table', head: ['A'], rows: [] }] },
          })),
      })),
    }),
    shows: /gives answers away before the bell/,
  },
  {
    what: 'forgets which messages it posted',
    bug: (parts) => ({
      ...parts,
      store: { ...parts.store, boards: { of: parts.store.boards.of, save: async () => {} } },
    }),
    shows: /never showed|messages that ask for answers/,
  },
  {
    what: 'leaves the first answer of every question out of the count',
    bug: (parts) => ({
      ...parts,
      kinds: parts.kinds.map((kind) => ({
        ...kind,
        step: (state, event, facts) =>
          kind.step(state, event, { ...facts, responses: (round) => facts.responses(round).slice(1) }),
      })),
    }),
    shows: /points instead of/,
  },
];
