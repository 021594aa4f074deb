import { commandWords } from '../locales/commands.ts';
import { doorWords } from '../locales/door.ts';
import type { Locale, Message } from '../locales/locale.ts';
import { activityKinds } from './activities.ts';
import type { ActivityKind, Body, Snapshot } from './activity.ts';
import type { Call, Outcome, Reply } from './command.ts';
import { UserError } from './errors.ts';
import type { ActivityId } from './ids.ts';
import { activityId } from './ids.ts';
import type { Referee, Tutor } from './ports.ts';
import type { View } from './view.ts';
import { paragraph } from './view.ts';

const longestWords = 200;

const toCaller = (view: View): Outcome & { kind: 'replies' } => ({
  kind: 'replies',
  replies: [{ to: 'caller', view }],
});
const saying = (call: Call, words: Message) => toCaller({ title: '', blocks: [paragraph(words(call.locale))] });
const stale = () => new UserError(doorWords.staleButton);

/** Whole numbers of at most two digits, or a UserError: button ids may be forged. */
function numbers(parts: readonly string[]): readonly number[] {
  if (!parts.every((part) => /^\d{1,2}$/.test(part))) throw stale();
  return parts.map(Number);
}

/**
 * What the buttons of activities do: `answer:<activity>:<round>[:<choice>]`, `form:<activity>:<numbers…>`,
 * `steer:<activity>:<move>[:<from>]` and `show:<activity>:<name>`. Null when the press is none of these.
 */
export async function pressActivity(
  tutor: Tutor,
  call: Call,
  press: readonly string[],
  values: readonly string[],
): Promise<Outcome | null> {
  const [verb, id = '', ...parts] = press;
  const activity = activityId(id);
  switch (verb) {
    case 'answer': {
      const [round, choice] = numbers(parts);
      const choices = choice === undefined ? numbers(values) : [choice];
      return answer(tutor, call, activity, round, { kind: 'choices', choices });
    }
    case 'form':
      return openForm(tutor, call, activity, numbers(parts));
    case 'steer':
      // The board the button stands on shows what came of it.
      if (await moves(tutor, call, activity, parts[0] ?? '', parts[1])) return { kind: 'replies', replies: [] };
      return saying(call, doorWords.nothingChanged);
    case 'show':
      return toCaller(await shown(tutor, call, activity, parts[0] ?? ''));
    default:
      return null;
  }
}

/** What the forms of activities do: `answer:<activity>:<round>` with words, or with a choice and its `reason`. */
export async function submitActivity(
  tutor: Tutor,
  call: Call,
  submit: readonly string[],
  values: Readonly<Record<string, string>>,
): Promise<Outcome | null> {
  const [verb, id = '', ...parts] = submit;
  if (verb !== 'answer') return null;
  const [round, choice] = numbers(parts);
  const words = (values.answer ?? '').trim().slice(0, longestWords);
  const reason = (values.reason ?? '').replace(/\s+/g, ' ').trim();
  const body: Body =
    choice === undefined
      ? { kind: 'words', words }
      : { kind: 'choices', choices: [choice], ...(reason ? { reason } : {}) };
  return answer(tutor, call, activityId(id), round, body);
}

async function answer(
  tutor: Tutor,
  call: Call,
  id: ActivityId,
  round: number | undefined,
  body: Body,
): Promise<Outcome> {
  if (round === undefined) throw stale();
  const attempt = { room: call.room, person: call.person, name: call.name, round, body, at: call.at };
  const taken = await tutor.referee.respond(id, attempt);
  if (!taken) throw stale();
  const { kind, state } = opened(taken.snapshot);
  return toCaller(kind.receipt(state, id, attempt, taken.receipt, call.locale));
}

async function openForm(tutor: Tutor, call: Call, id: ActivityId, parts: readonly number[]): Promise<Outcome> {
  const { kind, state } = opened(await inRoom(tutor, call, id));
  const form = kind.form(state, id, parts, call.locale);
  if (!form) throw new UserError(doorWords.over);
  return { kind: 'form', form };
}

/** A command's move, and what to say of it. */
export async function steer(tutor: Tutor, call: Call, id: ActivityId, move: string): Promise<readonly Reply[]> {
  const moved = await moves(tutor, call, id, move);
  return saying(call, moved ? doorWords.done : doorWords.nothingChanged).replies;
}

/**
 * Moves an activity on, for whoever may: its own instructor, or those of the place. `from`: what the pressed button led
 * on from. Whether it changed anything.
 */
async function moves(tutor: Tutor, call: Call, id: ActivityId, move: string, from?: string): Promise<boolean> {
  const before = await inRoom(tutor, call, id);
  await mustSteer(tutor, call, before);
  const made = { move, now: tutor.clock.now(), at: call.at, ...(from === undefined ? {} : { from }) };
  const after = await tutor.referee.happen(id, { kind: 'move', ...made });
  if (!after) throw new UserError(doorWords.over);
  return after.version !== before.version;
}

/** What `show:<activity>:<name>` opens: the desk for whoever may steer, else something of the caller's own. */
async function shown(tutor: Tutor, call: Call, id: ActivityId, name: string): Promise<View> {
  if (name === 'desk') return desk(tutor, call, id);
  const { kind, state } = opened(await inRoom(tutor, call, id));
  const view = kind.aside(state, name, await tutor.ledger.ofPerson(id, call.person), call.locale);
  if (!view) throw stale();
  return view;
}

/** What whoever may steer an activity sees of it alone. */
export async function desk(tutor: Tutor, call: Call, id: ActivityId): Promise<View> {
  const snapshot = await inRoom(tutor, call, id);
  await mustSteer(tutor, call, snapshot);
  const { kind, state } = opened(snapshot);
  const round = kind.openRound(state);
  return kind.desk(state, id, round === null ? [] : await tutor.ledger.ofRound(id, round), call.locale);
}

/** Whether the caller may steer a class here. */
export async function leads(tutor: Tutor, call: Call): Promise<boolean> {
  return call.instructor || (await tutor.rooms.instructors(call.community)).has(call.person);
}

/** Throws UserError unless the caller leads here. */
export async function mustLead(tutor: Tutor, call: Call): Promise<void> {
  if (await leads(tutor, call)) return;
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

/** A snapshot with its kind. */
function opened({ kind: name, state }: Snapshot): { readonly kind: ActivityKind<unknown>; readonly state: unknown } {
  const kind = activityKinds.find((one) => one.kind === name);
  if (!kind) throw stale();
  return { kind, state };
}

/** Throws UserError when an activity could not start: what runs already, or what the platform does not let Colle do. */
export function mustHaveStarted(started: Awaited<ReturnType<Referee['start']>>): void {
  if (started.kind === 'running') {
    const { kind, state } = opened(started.snapshot);
    throw new UserError((locale: Locale) => commandWords.running(locale, { what: kind.title(state, locale) }));
  }
  if (started.kind === 'unreachable') throw new UserError(commandWords.unreachable);
  if (started.kind === 'forbidden') {
    throw new UserError((locale: Locale) => commandWords.forbidden(locale, { missing: started.missing.join(', ') }));
  }
}
