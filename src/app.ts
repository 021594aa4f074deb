import { commands } from '../commands/index.ts';
import type { Call, Outcome } from './core/command.ts';
import { commandAt, suggestionsFor } from './core/command.ts';
import { formOf, readOptions } from './core/command-form.ts';
import type { Door } from './core/door.ts';
import { UserError } from './core/errors.ts';
import type { Logger, Tutor } from './core/ports.ts';
import { leads, mustLead, pressActivity, submitActivity } from './core/press.ts';
import type { View } from './core/view.ts';
import { paragraph } from './core/view.ts';
import { doorWords } from './locales/door.ts';

/** Opens the one door: every act of every platform comes through here, and no fault leaves it. */
export function openDoor(tutor: Tutor, log: Logger): Door {
  async function run(call: Call, path: readonly string[], raw: Readonly<Record<string, unknown>>): Promise<Outcome> {
    const command = commandAt(commands, path);
    if (!command)
      throw new UserError((locale) => doorWords.unknownCommand(locale, { typed: path.join(' ').slice(0, 60) }));
    if (command.audience === 'instructor') await mustLead(tutor, call);
    const options = readOptions(command, raw);
    return { kind: 'replies', replies: await command.run(tutor, call, options) };
  }

  async function ask(call: Call, path: readonly string[]): Promise<Outcome> {
    const command = commandAt(commands, path);
    if (!command)
      throw new UserError((locale) => doorWords.unknownCommand(locale, { typed: path.join(' ').slice(0, 60) }));
    if (command.audience === 'instructor') await mustLead(tutor, call);
    return { kind: 'form', form: await formOf(command, path, tutor, call) };
  }

  async function press(call: Call, pressed: string, values: readonly string[]): Promise<Outcome> {
    const parts = pressed.split(':');
    const [verb, argument = ''] = parts;
    if (verb === 'define') return run(call, ['define'], { term: argument });
    if (verb === 'ask') return ask(call, argument.split('-'));
    if (verb === 'run') return run(call, argument.split('-'), {});
    const outcome = await pressActivity(tutor, call, parts, values);
    if (!outcome) throw new UserError(doorWords.staleButton);
    return outcome;
  }

  async function submit(call: Call, submitted: string, values: Readonly<Record<string, string>>): Promise<Outcome> {
    const parts = submitted.split(':');
    if (parts[0] === 'run') return run(call, (parts[1] ?? '').split('-'), values);
    const outcome = await submitActivity(tutor, call, parts, values);
    if (!outcome) throw new UserError(doorWords.staleButton);
    return outcome;
  }

  /** What the caller can mend is said to the caller; what is ours is logged with a code, and the caller told the code. */
  async function guarded(call: Call, act: string, work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof UserError)
        return privately({ title: '', blocks: [paragraph(error.complaint(call.locale))] });
      const code = tutor.random.id().slice(0, 6);
      log.error('an act failed', { code, act, room: call.room, error });
      const title = doorWords.faultTitle(call.locale);
      return privately({ title, blocks: [paragraph(doorWords.fault(call.locale, { code }))] });
    }
  }

  return {
    entries: commands,
    leads: (call) =>
      leads(tutor, call).catch((error: unknown) => {
        log.error('an act failed', { act: 'leads', room: call.room, error });
        return false;
      }),
    run: (call, path, options) => guarded(call, `/${path.join(' ')}`, () => run(call, path, options)),
    ask: (call, path) => guarded(call, `/${path.join(' ')}`, () => ask(call, path)),
    press: (call, pressed, values = []) =>
      guarded(call, pressed.split(':')[0] ?? '', () => press(call, pressed, values)),
    submit: (call, submitted, values) =>
      guarded(call, submitted.split(':')[0] ?? '', () => submit(call, submitted, values)),
    async suggest(call, path, option, typed) {
      const command = commandAt(commands, path);
      if (!command) return [];
      try {
        const found = await suggestionsFor(command.form, option, tutor, call, typed);
        return found.slice(0, 25);
      } catch (error) {
        log.error('a completion failed', { path, option, error });
        return [];
      }
    },
  };
}

function privately(view: View): Outcome {
  return { kind: 'replies', replies: [{ to: 'caller', view }] };
}
