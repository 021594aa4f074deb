import { doorWords } from '../locales/door.ts';
import type { Locale } from '../locales/locale.ts';
import { quizWords } from '../locales/quiz.ts';
import type { ActivityKind, Body, Snapshot } from './activity.ts';
import type { Call, Outcome, Reply } from './command.ts';
import { debateKind } from './debate/debate.ts';
import { splitView } from './debate/debate-board.ts';
import { reasonForm } from './debate/debate-receipt.ts';
import { debateSchema } from './debate/debate-state.ts';
import { UserError } from './errors.ts';
import type { ActivityId } from './ids.ts';
import { activityId } from './ids.ts';
import type { Tutor } from './ports.ts';
import { quizKind } from './quiz/quiz.ts';
import { recapView } from './quiz/quiz-receipt.ts';
import { quizSchema } from './quiz/quiz-state.ts';
import type { FormView, View } from './view.ts';
import { paragraph } from './view.ts';

/** Every kind of activity there is. */
export const activityKinds: readonly ActivityKind<never>[] = [
  quizKind,
  debateKind,
] as unknown as readonly ActivityKind<never>[];

const longestWords = 200;

const toCaller = (view: View): Outcome => ({ kind: 'replies', replies: [{ to: 'caller', view }] });
const line = (text: string): View => ({ title: '', blocks: [paragraph(text)] });
const stale = () => new UserError(doorWords.staleButton);

/** A whole number of at most 2 digits, or a UserError: button ids may be forged. */
function place(text: string | undefined): number {
  if (text === undefined || !/^\d{1,2}$/.test(text)) throw stale();
  return Number(text);
}

/**
 * What the buttons of activities do: `answer:<activity>:<round>[:<choice>]`, `write:…`, `reason:…:<choice>`,
 * `steer:<activity>:<move>`, `split:<activity>`, `recap:<activity>`. Null when the press is none of these.
 */
export async function pressActivity(
  tutor: Tutor,
  call: Call,
  press: readonly string[],
  values: readonly string[],
): Promise<Outcome | null> {
  const [verb, id = '', first, second] = press;
  const activity = activityId(id);
  switch (verb) {
    case 'answer': {
      const choices = second === undefined ? values.map(place) : [place(second)];
      return answer(tutor, call, activity, place(first), { kind: 'choices', choices });
    }
    case 'write':
      return { kind: 'form', form: await writeForm(tutor, call, activity, place(first)) };
    case 'reason':
      return { kind: 'form', form: reasonForm(activity, place(first), place(second), call.locale) };
    case 'steer':
      return { kind: 'replies', replies: await steer(tutor, call, activity, first ?? '') };
    case 'split':
      return toCaller(await split(tutor, call, activity));
    case 'recap':
      return toCaller(await recap(tutor, call, activity));
    default:
      return null;
  }
}

/** What the forms of activities do: `wrote:<activity>:<round>` and `reasoned:<activity>:<round>:<choice>`. */
export async function submitActivity(
  tutor: Tutor,
  call: Call,
  submit: readonly string[],
  values: Readonly<Record<string, string>>,
): Promise<Outcome | null> {
  const [verb, id = '', first, second] = submit;
  if (verb === 'wrote') {
    const words = (values.answer ?? '').trim().slice(0, longestWords);
    return answer(tutor, call, activityId(id), place(first), { kind: 'words', words });
  }
  if (verb === 'reasoned') {
    const reason = (values.reason ?? '').replace(/\s+/g, ' ').trim();
    const body: Body = { kind: 'choices', choices: [place(second)], ...(reason ? { reason } : {}) };
    return answer(tutor, call, activityId(id), place(first), body);
  }
  return null;
}

async function answer(tutor: Tutor, call: Call, id: ActivityId, round: number, body: Body): Promise<Outcome> {
  const attempt = { room: call.room, person: call.person, name: call.name, round, body, at: call.at };
  const taken = await tutor.referee.respond(id, attempt);
  const kind = activityKinds.find((one) => one.kind === taken?.snapshot.kind);
  if (!taken || !kind) throw stale();
  return toCaller(kind.receipt(taken.snapshot.state as never, id, attempt, taken.receipt, call.locale));
}

async function writeForm(tutor: Tutor, call: Call, id: ActivityId, round: number): Promise<FormView> {
  const snapshot = tutor.referee.runningIn(call.room);
  const quiz = snapshot?.id === id ? quizSchema.safeParse(snapshot.state) : null;
  const question = quiz?.data?.rounds[round]?.question;
  if (!question) throw new UserError(doorWords.over);
  return {
    submit: `wrote:${id}:${round}`,
    title: quizWords.questionLabel(call.locale, { number: round + 1, total: quiz?.data?.rounds.length ?? 0 }),
    action: quizWords.send(call.locale),
    fields: [
      {
        name: 'answer',
        kind: 'text',
        label: quizWords.yourAnswer(call.locale),
        hint: question.prompt[call.locale].slice(0, 100),
        required: true,
        maxLength: 100,
      },
    ],
  };
}

/** Moves an activity on, for whoever may: its own instructor, or those of the place. */
export async function steer(tutor: Tutor, call: Call, id: ActivityId, move: string): Promise<readonly Reply[]> {
  const before = await inRoom(tutor, call, id);
  await mustSteer(tutor, call, before);
  const after = await tutor.referee.happen(id, { kind: 'move', move, now: tutor.clock.now(), at: call.at });
  if (!after) throw new UserError(doorWords.over);
  const changed = after.version !== before.version;
  return [{ to: 'caller', view: line(changed ? doorWords.done(call.locale) : doorWords.nothingChanged(call.locale)) }];
}

/** Throws UserError unless the caller leads here. */
export async function mustLead(tutor: Tutor, call: Call): Promise<void> {
  if (call.instructor || (await tutor.rooms.instructors(call.community)).has(call.person)) return;
  throw new UserError(doorWords.instructorsOnly);
}

async function mustSteer(tutor: Tutor, call: Call, snapshot: Snapshot): Promise<void> {
  if (snapshot.instructor !== call.person) await mustLead(tutor, call);
}

/** The activity a button names, if it belongs to the caller's room. */
async function inRoom(tutor: Tutor, call: Call, id: ActivityId): Promise<Snapshot> {
  const snapshot = await tutor.referee.find(id);
  if (!snapshot?.rooms.includes(call.room)) throw stale();
  return snapshot;
}

async function split(tutor: Tutor, call: Call, id: ActivityId): Promise<View> {
  const snapshot = await inRoom(tutor, call, id);
  await mustSteer(tutor, call, snapshot);
  const debate = debateSchema.safeParse(snapshot.state);
  if (!debate.success) throw stale();
  return splitView(debate.data, id, call.locale);
}

async function recap(tutor: Tutor, call: Call, id: ActivityId): Promise<View> {
  const snapshot = await inRoom(tutor, call, id);
  const quiz = quizSchema.safeParse(snapshot.state);
  if (!quiz.success) throw stale();
  const { responses, awards } = await tutor.ledger.ofPerson(id, call.person);
  return recapView(quiz.data, responses, awards, call.locale as Locale);
}
