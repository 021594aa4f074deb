import { z } from 'zod';
import type { Locale } from './locales/locale.ts';
import { locales } from './locales/locale.ts';

/** How Slack is reached: a socket it opens for us, or requests it signs. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** Everything Colle is set to. A door that is null is not opened. */
export interface Config {
  readonly discord: { readonly token: string; readonly apiUrl: string | null } | null;
  readonly slack: {
    readonly botToken: string;
    readonly transport: SlackTransport;
    readonly apiUrl: string | null;
  } | null;
  readonly databaseUrl: string;
  /** A folder of further courses. */
  readonly contentDir: string | null;
  readonly host: string;
  /** Where others reach the page, when it is not at the host and port it listens on; no slash at its end. */
  readonly publicUrl: string | null;
  /** 0 lets the system pick one. */
  readonly port: number;
  /** The language of rooms that were not set to another. */
  readonly locale: Locale;
  readonly logLevel: (typeof logLevels)[number];
}

/** A setting that cannot be used: one line for each, naming the variable and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

const webAddress = z
  .url({ protocol: /^https?$/, error: 'is not a web address (http:// or https://)' })
  .transform((url) => url.replace(/\/+$/, ''))
  .optional();
const oneOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

const settings = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^\S+$/, 'has a space in it: copy the token again from Discord’s developer portal, page Bot')
    .optional(),
  DISCORD_API_URL: webAddress,
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'must start with xoxb-: copy it from Slack, page OAuth & Permissions')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must start with xapp-: make one in Slack, page Basic Information')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^\S+$/, 'does not look like a signing secret: copy it from Slack, page Basic Information')
    .optional(),
  SLACK_API_URL: webAddress,
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:.+/, 'must look like sqlite:data/colle.db')
    .default('sqlite:data/colle.db'),
  CONTENT_DIR: z.string().optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'is not a host name or address')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535')
    .default(3000),
  PUBLIC_URL: webAddress,
  LOCALE: oneOf(locales).default('fr'),
  LOG_LEVEL: oneOf(logLevels).default('info'),
});

/** The names of all settings, in the order .env.example explains them. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** Reads the settings from an environment. Empty ones count as unset. Throws ConfigError that names every variable at fault. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = settings.safeParse(given);
  const faults = parsed.success
    ? halves(parsed.data)
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`);
  faults.push(...typos(env));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults.join('\n'));
  const set = parsed.data;
  return {
    discord: set.DISCORD_TOKEN ? { token: set.DISCORD_TOKEN, apiUrl: set.DISCORD_API_URL ?? null } : null,
    slack: set.SLACK_BOT_TOKEN
      ? { botToken: set.SLACK_BOT_TOKEN, transport: transportOf(set), apiUrl: set.SLACK_API_URL ?? null }
      : null,
    databaseUrl: set.DATABASE_URL,
    contentDir: set.CONTENT_DIR ?? null,
    host: set.HOST,
    publicUrl: set.PUBLIC_URL ?? null,
    port: set.PORT,
    locale: set.LOCALE,
    logLevel: set.LOG_LEVEL,
  };
}

type Settings = z.infer<typeof settings>;

function transportOf(set: Settings): SlackTransport {
  if (set.SLACK_APP_TOKEN) return { kind: 'socket', appToken: set.SLACK_APP_TOKEN };
  return { kind: 'http', signingSecret: set.SLACK_SIGNING_SECRET ?? '' };
}

/** Slack takes two secrets: one alone opens nothing, three would not say which way to go. */
function halves(set: Settings): string[] {
  const faults: string[] = [];
  if (set.SLACK_BOT_TOKEN && !set.SLACK_APP_TOKEN && !set.SLACK_SIGNING_SECRET) {
    faults.push(
      'SLACK_BOT_TOKEN is set alone: set SLACK_APP_TOKEN too (Socket Mode), or SLACK_SIGNING_SECRET (signed HTTP).',
    );
  }
  for (const name of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const) {
    if (set[name] && !set.SLACK_BOT_TOKEN) faults.push(`${name} is set without SLACK_BOT_TOKEN: set that too.`);
  }
  if (set.SLACK_APP_TOKEN && set.SLACK_SIGNING_SECRET) {
    faults.push('SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: keep one (Socket Mode, or signed HTTP).');
  }
  return faults;
}

/** Variables that look meant for Colle and are not: DISCORD_TOKN, SLACK_SIGNING_SECRETS. */
function typos(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env)
    .filter((name) => /^(DISCORD|SLACK)_/.test(name) && !settingNames.includes(name))
    .map((name) => `${name} is not a setting of Colle: see .env.example for those that are.`);
}
