// A process to be killed: `node recorder.ts <file> hold` keeps the file, `node recorder.ts <file> record` answers for
// twenty people and closes rounds as fast as it can. Every acknowledgement is a line on the standard output.
import { writeSync } from 'node:fs';
import { activityId, personId, roomId } from '../../src/core/ids.ts';
import { systemClock } from '../../src/live/system.ts';
import { openStore } from '../../src/store/store.ts';

const [file, task] = process.argv.slice(2);
const room = roomId('web', 'salle');
const people = Array.from({ length: 20 }, (_, index) => `p${index}`);
// Synchronous: what was said is in the pipe even if the next instruction is the last.
const say = (...words: (string | number)[]) => writeSync(1, `${words.join(' ')}\n`);

const store = await openStore({ url: `sqlite:${file}`, timeZone: 'Europe/Paris', locale: 'fr', clock: systemClock });
say('open');

if (task === 'record') {
  const id = activityId('killed');
  const known = await store.activities.byId(id);
  let snapshot = known ?? {
    id,
    kind: 'quiz',
    version: 0,
    state: { round: 0 },
    rooms: [room],
    course: 'les-bases',
    instructor: personId('web', 'helene'),
  };
  if (!known) await store.activities.create(snapshot, { openRound: 0, ended: false });
  let round = snapshot.version;
  let at = Date.now();

  const answer = async (name: string): Promise<void> => {
    for (;;) {
      at += 1;
      const click = {
        room,
        person: personId('web', name),
        name,
        round,
        body: { kind: 'words', words: `${at}` },
        at,
      } as const;
      const { kind } = await store.ledger.record(id, click, 1);
      if (kind === 'taken' || kind === 'changed') say('answer', click.round, click.person, click.at);
    }
  };
  const close = async (): Promise<void> => {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 15));
      const settled = round;
      const after = await store.activities.advance(
        snapshot,
        { responses: [settled], totals: false },
        (facts) => ({
          step: {
            state: { round: settled + 1 },
            awards: facts
              .responses(settled)
              .map(({ person }) => ({ person, round: settled, points: 10, share: 1, question: 'q1' })),
            asked: [],
          },
          standing: { openRound: settled + 1, ended: false },
        }),
        Date.now(),
      );
      if (!after) throw new Error('nobody else moves this activity on');
      snapshot = after;
      round = after.version;
      say('version', after.version);
    }
  };
  await Promise.all([close(), ...people.map(answer)]);
} else {
  process.stdin.resume();
}
