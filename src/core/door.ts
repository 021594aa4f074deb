import type { Call, CommandEntry, Outcome, Suggestion } from './command.ts';
import type { Outbox } from './ports.ts';

/**
 * The one door: what every platform calls. It never throws and never rejects; what went wrong comes back as a private
 * reply. Nobody is trusted: names, options, button ids and values are checked here, whoever sent them.
 */
export interface Door {
  /** The commands there are, in the order help shows them. */
  readonly entries: readonly CommandEntry[];
  /** Whether the caller may steer a class here. */
  leads(call: Call): Promise<boolean>;
  /** Runs a command. `path` is its English names (`['quiz', 'start']`); options are raw, by name. */
  run(call: Call, path: readonly string[], options: Readonly<Record<string, unknown>>): Promise<Outcome>;
  /** Asks for a command's options: a form, in the caller's language. */
  ask(call: Call, path: readonly string[]): Promise<Outcome>;
  /** A button or a menu was used; `values` are a menu's choices. */
  press(call: Call, press: string, values?: readonly string[]): Promise<Outcome>;
  /** A form was sent; `submit` is the form's own. Absent and empty fields are left out. */
  submit(call: Call, submit: string, values: Readonly<Record<string, string>>): Promise<Outcome>;
  /** Completions for an option, at most 25. Empty when there are none. */
  suggest(call: Call, path: readonly string[], option: string, typed: string): Promise<readonly Suggestion[]>;
}

/** A platform, connected: where its boards go, and how it starts and stops. */
export interface Adapter {
  readonly outbox: Outbox;
  /** Resolves when the platform is ready to hear people. */
  start(): Promise<void>;
  /** Takes nothing new, finishes what is under way (at most 5 s), closes every connection. */
  stop(): Promise<void>;
}
