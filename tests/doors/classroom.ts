/** A room on one of the platforms, with people in it, and a Colle of its own process that can be killed. */
export interface Classroom {
  /** Somebody joins; an instructor may launch and steer. */
  joins(name: string, role: 'student' | 'instructor'): Promise<Attendee>;
  /** Everything Colle has said to the room, one text a message as it reads now, oldest first. */
  messages(): Promise<readonly string[]>;
  /** Ends Colle's process without asking. */
  kill(): Promise<void>;
  /** Starts Colle again over the same database. */
  start(): Promise<void>;
  /** What Colle printed and logged so far. */
  log(): string;
  close(): Promise<void>;
}

/** Somebody in the room. What an act answers is what Colle tells that person alone, as text. */
export interface Attendee {
  /** Runs a command: its English path and its options by name. */
  runs(path: string, options?: Readonly<Record<string, string | number | boolean>>): Promise<string>;
  /** Presses a button of the newest board that has it, by its letter or its label. */
  presses(label: string): Promise<string>;
  /** Picks several choices of the open menu, by letter. */
  picks(letters: readonly string[]): Promise<string>;
  /** Opens the answer form of the newest board and sends words. */
  writes(words: string): Promise<string>;
}
