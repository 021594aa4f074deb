import type { Component } from './checks.ts';
import { flattened } from './checks.ts';

const epoch = 1_420_070_400_000n;
let counted = 0n;

/** A new id whose time is `at`. */
export function snowflake(at = Date.now()): string {
  counted = (counted + 1n) % 4_096n;
  return String(((BigInt(Math.floor(at)) - epoch) << 22n) | counted);
}

const allText = (1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 35n) | (1n << 38n);

/** What the bot and everybody may do in a channel unless a test says otherwise. */
export const everyText = allText;

export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  readonly nonce: string | null;
  components: readonly Component[];
  edits: number;
}

/** What an interaction led to: its callback and every message that followed. */
export interface Answered {
  callback: { readonly type: number; readonly data?: Record<string, unknown> } | null;
  readonly messages: { readonly ephemeral: boolean; components: readonly Component[] }[];
  ms: number;
  readonly sentAt: number;
  /** The given time after which a first word is refused. */
  readonly lateAt: number;
  /** Null in a direct message. */
  readonly channel: Channel | null;
}

export class Channel {
  readonly id = snowflake();
  readonly name: string;
  readonly messages: StoredMessage[] = [];
  /** What the bot may do here. */
  permissions = allText;
  parent: string | null = null;
  /** 0: text; 15: a forum. Whatever has a parent is a thread. */
  type = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Every message as people read it. */
  texts(): readonly string[] {
    return this.messages.map((message) => textOf(message.components));
  }
}

/** Components as people read them: a line each, markdown escapes undone. */
export function textOf(components: readonly Component[]): string {
  return flattened(components)
    .flatMap((one) => {
      if (one.type === 10) return [(one.content ?? '').replace(/\\([\\*_~`|<>[\]#@+.-])/g, '$1')];
      if (one.type === 2) return [one.label ?? ''];
      if (one.type === 3) return (one.options ?? []).map(({ label }) => label);
      return (one.items ?? []).map(({ description }) => `<${description}>`);
    })
    .join('\n');
}
