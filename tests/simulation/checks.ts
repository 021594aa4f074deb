import { isDeepStrictEqual } from 'node:util';
import { activityKinds } from '../../src/core/activities.ts';
import type { Body } from '../../src/core/activity.ts';
import type { Question } from '../../src/core/course/question.ts';
import type { ActivityId, RoomId } from '../../src/core/ids.ts';
import type { Quiz } from '../../src/core/quiz/quiz-state.ts';
import type { View } from '../../src/core/view.ts';
import type { Click } from './crowd.ts';
import type { World } from './world.ts';

/** By how much an instructor may put a bell off at a time. */
const putOffMs = 10_000;

interface ActivityRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly rooms: string;
  readonly ended: number;
  readonly rested: number;
}
interface ResponseRow {
  readonly activity: string;
  readonly round: number;
  readonly person: string;
  readonly body: string;
  readonly at: number;
  readonly ms: number;
}
interface AwardRow {
  readonly activity: string;
  readonly round: number;
  readonly person: string;
  readonly points: number;
}

/** What must hold at the end of every world, however rough; each fault in one line. */
export function faultsOf(world: World): readonly string[] {
  return [...endings(world), ...answers(world), ...points(world), ...boards(world), ...secrecy(world), ...pace(world)];
}

/** Every activity ends, and nothing is left to show of it. */
function endings({ disk }: World): string[] {
  return disk
    .rows<ActivityRow>('select * from activities where ended = 0 or rested = 0')
    .map(({ id, kind, ended }) => `${kind} ${id} ${ended ? 'never showed its end' : 'never ended'}`);
}

/** What was acknowledged is there, nothing else is, and nothing came after its bell. */
function answers({ disk, crowd, putOff }: World): string[] {
  const faults: string[] = [];
  const rows = new Map(
    disk.rows<ResponseRow>('select * from responses').map((row) => [`${row.activity} ${row.round} ${row.person}`, row]),
  );
  const clicks = new Map<string, Click[]>();
  for (const click of crowd.clicks) {
    const key = `${click.activity} ${click.round} ${click.person}`;
    clicks.set(key, [...(clicks.get(key) ?? []), click]);
  }
  for (const [key, made] of clicks) {
    const row = rows.get(key);
    const acknowledged = made.filter((one) => one.receipts.some((kind) => kind === 'taken' || kind === 'changed'));
    const latest = Math.max(...acknowledged.map(({ at }) => at));
    if (acknowledged.length > 0 && (!row || row.at < latest)) faults.push(`an acknowledged answer is lost: ${key}`);
    if (row && !made.some((one) => one.at === row.at && isDeepStrictEqual(one.body, JSON.parse(row.body))))
      faults.push(`an answer nobody gave: ${key}`);
  }
  for (const key of rows.keys()) if (!clicks.has(key)) faults.push(`an answer of nobody: ${key}`);
  return [...faults, ...lateness(disk.rows<ResponseRow>('select * from responses'), disk, putOff)];
}

/** No answer took longer than its window, put off no more often than its instructor asked for. */
function lateness(rows: readonly ResponseRow[], disk: World['disk'], putOff: World['putOff']): string[] {
  const windows = new Map(
    disk.rows<ActivityRow>('select * from activities').map(({ id, state }) => {
      const { windowMs, voteMs } = JSON.parse(state) as { windowMs?: number | null; voteMs?: number };
      return [id, windowMs === undefined ? voteMs : windowMs];
    }),
  );
  return rows.flatMap(({ activity, round, person, ms }) => {
    const window = windows.get(activity);
    const most = (window ?? 0) + putOffMs * (putOff.get(`${activity} ${round}`) ?? 0);
    return ms < 0 || (window != null && ms > most) ? [`an answer after the bell: ${activity} ${round} ${person}`] : [];
  });
}

/** Each answer of a settled question has its points once, as an independent reckoning has them; standings are their sums. */
function points({ disk }: World): string[] {
  const faults: string[] = [];
  const awards = disk.rows<AwardRow>('select * from awards');
  const given = new Map(awards.map((one) => [`${one.activity} ${one.round} ${one.person}`, one.points]));
  const quizzes = disk.rows<ActivityRow>(`select * from activities where kind = 'quiz'`);
  let wanted = 0;
  for (const { id, state } of quizzes) {
    const quiz = JSON.parse(state) as Quiz;
    for (const row of disk.rows<ResponseRow>('select * from responses where activity = ?', id)) {
      const round = quiz.rounds[row.round];
      if (!round || row.round >= quiz.results.length) {
        faults.push(`an answer of an unsettled question: ${id} ${row.round}`);
        continue;
      }
      wanted += 1;
      const share = rightShare(round.question, round.order, JSON.parse(row.body) as Body);
      const fast = quiz.scoring === 'accuracy' || quiz.windowMs === null || row.ms < 500;
      const window = quiz.windowMs ?? 1;
      const base = fast ? 1_000 : Math.round(1_000 * (1 - Math.min(row.ms, window) / (2 * window)));
      const due = Math.round(base * share);
      const got = given.get(`${id} ${row.round} ${row.person}`);
      if (got !== due) faults.push(`${got ?? 'no'} points instead of ${due}: ${id} ${row.round} ${row.person}`);
    }
  }
  if (given.size !== wanted || awards.length !== wanted) faults.push(`${awards.length} awards for ${wanted} answers`);
  return [...faults, ...standings(disk)];
}

function standings(disk: World['disk']): string[] {
  const sums = disk.rows<{ person: string; points: number }>(
    'select person, sum(points) as points from awards group by person having sum(points) > 0',
  );
  // A person is in one room, so a room's standing is all their points.
  const shown = disk.rows<{ person: string; points: number; scope: string }>(
    `select person, points, scope from standings where course = '' and period = 'all'`,
  );
  const counted = disk.rows(
    `select scope, period, course, span, bucket, people from tallies where people <> 0 order by 1, 2, 3, 4, 5`,
  );
  const right = disk.rows(
    `select scope, period, course, value as span, points / value as bucket, count(*) as people
     from standings, json_each('[64,8192]') group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
  );
  const tallied = JSON.stringify(counted) === JSON.stringify(right) ? [] : ['people are not counted as they stand'];
  return sums
    .flatMap(({ person, points }) => {
      const own = shown.filter((one) => one.person === person);
      const right = own.length === 2 && own.every((one) => one.points === points);
      return right
        ? []
        : [`the standings of ${person} are ${own.map((one) => one.points).join(', ')} instead of ${points} twice`];
    })
    .concat(tallied);
}

/** How much of an answer is right, reckoned from the small course's own words. */
function rightShare(question: Question, order: readonly number[], body: Body): number {
  if (body.kind === 'words') {
    const said = body.words.toLowerCase();
    if (question.kind === 'text') return /kernel|noyau/.test(said) ? 1 : 0;
    return ['2,5', '2.45'].includes(said) ? 1 : 0;
  }
  if (question.kind === 'true-false') return body.choices[0] === 0 ? 1 : 0;
  if (!('options' in question)) return 0;
  const right = body.choices.filter((place) =>
    question.options[order[place] ?? -1]?.text.en.startsWith('right'),
  ).length;
  const k = question.options.filter(({ text }) => text.en.startsWith('right')).length;
  return Math.max((right - (body.choices.length - right)) / k, 0);
}

/** Every room shows the last state of what ran in it, once, and nothing else of it can be answered. */
function boards({ disk, platform }: World): string[] {
  const faults: string[] = [];
  for (const { id, kind, state, rooms } of disk.rows<ActivityRow>('select * from activities')) {
    const definition = activityKinds.find((one) => one.kind === kind);
    const last = definition?.boards(JSON.parse(state), id as ActivityId, { answered: 0 }, 'fr') ?? [];
    for (const room of JSON.parse(rooms) as RoomId[]) {
      const known = new Map(
        disk
          .rows<{ key: string; message: string }>(
            'select key, message from boards where activity = ? and room = ?',
            id,
            room,
          )
          .map((row) => [row.key, row.message]),
      );
      for (const { key, view } of last) {
        const message = platform.messages.find((one) => one.id === known.get(key));
        // What was over before it could be posted is not posted any more; the end always is.
        if (!message && key === last.at(-1)?.key) faults.push(`${kind} ${id} never showed ${key}`);
        if (message && !message.deleted && !isDeepStrictEqual(message.view, view))
          faults.push(`${kind} ${id} shows an old ${key}`);
      }
      const open = platform.messages.filter((one) => !one.deleted && one.room === room && answerable(one.view, id));
      if (open.length > 0) faults.push(`${kind} ${id} left ${open.length} messages that ask for answers`);
    }
  }
  return faults;
}

const answerable = (view: View, id: string) =>
  JSON.stringify(view).match(new RegExp(`"press":"(?:answer|form):${id}`)) !== null;

/** While a question can be answered its board shows neither who nor what. */
function secrecy({ platform }: World): string[] {
  return platform.shown.flatMap(({ view, room }) => {
    const text = JSON.stringify(view);
    if (!/"press":"(?:answer|form):/.test(text)) return [];
    const tells = view.blocks.some(({ kind }) => kind === 'picture' || kind === 'table') || /-p\d+/.test(text);
    return tells ? [`a board in ${room} gives answers away before the bell`] : [];
  });
}

/** No lane is edited faster than its platform allows. */
function pace({ platform }: World): string[] {
  return [...platform.edits].flatMap(([lane, times]) => {
    const { everyMs } = platform.pace((lane === 'slack' ? 'slack:x' : lane) as RoomId);
    const close = times.find((at, index) => index > 0 && at - (times[index - 1] ?? 0) < everyMs);
    return close === undefined ? [] : [`${lane} was edited twice within ${everyMs} ms`];
  });
}
