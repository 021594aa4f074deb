import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { asYaml, valuesOf, writeCourse } from '../support/course-files.ts';
import { courseWith, oneQuestion } from '../support/courses.ts';
import { flattened as discordPieces } from '../support/discord-server/checks.ts';
import { DiscordServer, manageMessages } from '../support/discord-server/index.ts';
import { textOf } from '../support/discord-server/model.ts';
import type { Line } from '../support/page-client.ts';
import { PageClient } from '../support/page-client.ts';
import { ColleProcess } from '../support/process.ts';
import { flattened as slackPieces } from '../support/slack-server/checks.ts';
import { SlackServer } from '../support/slack-server/index.ts';

/** A course whose every question is answered by one button. */
export const courseName = 'buttons';
const questions = Array.from({ length: 50 }, (_, index) => oneQuestion(`one-${index}`));
const names = ['Ada', 'Bo', 'Chloé', 'Diego', 'Eva', 'Fatou'];

/** An answer that a board offers: what its button sends, and how each student presses it. */
export interface Offered {
  readonly press: string;
  /** Resolves to what the student alone is told. */
  by(student: number): Promise<string>;
}

/** A class on one platform, by its platform’s own client. Students go by their numbers, from 0 to 5. */
export interface Class {
  readonly platform: 'discord' | 'slack' | 'web';
  /** A student as Colle calls them. */
  person(student: number): string;
  /** The answers of the newest board that takes some; none when no board does. */
  offered(): Promise<readonly Offered[]>;
  /** The teacher runs a command. */
  runs(path: string, options?: Readonly<Record<string, string | number>>): Promise<string>;
  texts(): Promise<readonly string[]>;
}

/** A school: one Colle with a class on each platform. */
export class School {
  readonly colle: ColleProcess;
  readonly discord: DiscordServer;
  readonly slack: SlackServer;
  readonly classes: Readonly<Record<Class['platform'], Class>>;

  private constructor(colle: ColleProcess, discord: DiscordServer, slack: SlackServer, classes: School['classes']) {
    this.colle = colle;
    this.classes = classes;
    this.discord = discord;
    this.slack = slack;
  }

  static async open(env: Readonly<Record<string, string>> = {}): Promise<School> {
    const [discord, slack] = [await DiscordServer.open(), await SlackServer.open('socket')];
    const colle = await ColleProcess.prepare({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      CONTENT_DIR: 'content',
      ...env,
    });
    writeCourse(
      join(colle.folder, 'content', courseName),
      asYaml(valuesOf({ ...courseWith(questions), id: courseName })),
    );
    const [first, second] = [discordClass(discord), slackClass(slack)];
    await colle.start();
    return new School(colle, discord, slack, { discord: first, slack: second, web: await pageClass(colle) });
  }

  get all(): readonly Class[] {
    return Object.values(this.classes);
  }

  /** Reads the database of a Colle that does not run. */
  rows<R>(sql: string): readonly R[] {
    const db = new Sqlite(this.colle.database);
    try {
      return db.prepare<[], R>(sql).all();
    } finally {
      db.close();
    }
  }

  async close(): Promise<void> {
    await this.colle.remove();
    await this.discord.close();
    await this.slack.close();
  }
}

function discordClass(server: DiscordServer): Class {
  const channel = server.channel('quiz');
  const teacher = server.member('Hélène', { permissions: manageMessages });
  const students = names.map((name) => server.member(name));
  return {
    platform: 'discord',
    person: (student) => `discord:${students[student]?.id}`,
    async offered() {
      for (const message of channel.messages.toReversed()) {
        const ids = discordPieces(message.components).flatMap(({ custom_id: id }) => (isAnswer(id) ? [id] : []));
        if (ids.length === 0) continue;
        return ids.map((press) => ({
          press,
          by: async (student) => {
            const data = { custom_id: press, component_type: 2 };
            const answered = await students[student]?.acts(channel, 3, data, message);
            return (answered?.messages ?? []).map(({ components }) => textOf(components)).join('\n');
          },
        }));
      }
      return [];
    },
    runs: (path, options) => teacher.slash(channel, path, options),
    texts: async () => channel.texts(),
  };
}

function slackClass(server: SlackServer): Class {
  const channel = server.channel('quiz');
  const teacher = server.member('Hélène', { admin: true });
  const students = names.map((name) => server.member(name));
  return {
    platform: 'slack',
    person: (student) => `slack:${server.teamId}/${students[student]?.id}`,
    async offered() {
      for (const message of channel.messages.toReversed()) {
        const buttons = slackPieces(message.blocks).filter(({ value }) => isAnswer(value));
        if (buttons.length === 0) continue;
        return buttons.map(({ value: press = '', action_id, text }) => ({
          press,
          by: async (student) => {
            const action = { type: 'button', action_id, block_id: 'b', text, value: press };
            const answered = await students[student]?.acts(channel, message, action);
            return (answered?.said ?? []).map((one) => one.text).join('\n');
          },
        }));
      }
      return [];
    },
    runs: (path, options) => teacher.slash(channel, path, options),
    texts: async () => channel.texts(),
  };
}

async function pageClass(colle: ColleProcess): Promise<Class> {
  const teacher = await PageClient.joins(colle.address, 'Hélène', { role: 'instructor', locale: 'fr' });
  const students = await Promise.all(names.map((name) => PageClient.joins(colle.address, name, { locale: 'fr' })));
  const room = 'quiz';
  const studentAt = (student: number) => {
    const found = students[student];
    if (!found) throw new RangeError(`there is no student ${student}`);
    return found;
  };
  return {
    platform: 'web',
    person: (student) => studentAt(student).person,
    async offered() {
      for (const line of (await teacher.reads(room)).toReversed()) {
        const presses = answersOn(line);
        if (presses.length === 0) continue;
        return presses.map((press) => ({
          press,
          by: async (student) => {
            const who = studentAt(student);
            const answer = await who.presses(room, press);
            if (answer.status !== 200) return `refused with ${answer.status}`;
            // What was said stands in the person’s own lines; the newest is the answer to this press.
            const own = (await who.reads(room)).findLast(({ only }) => only === who.person);
            return JSON.stringify(own?.content ?? '');
          },
        }));
      }
      return [];
    },
    runs: async (path, options = {}) => {
      const given = Object.entries(options).map(([name, value]) => `${name}:${value}`);
      return (await teacher.says(room, `/${[path, ...given].join(' ')}`)).text();
    },
    texts: async () => (await teacher.reads(room)).map(({ content }) => JSON.stringify(content)),
  };
}

const isAnswer = (press: string | undefined): press is string => /^answer:[^:]+:\d+:\d+$/.test(press ?? '');

/** What the buttons of a question on the page send. */
function answersOn({ content, only }: Line): readonly string[] {
  const { blocks = [] } = (content.view ?? {}) as { blocks?: readonly Record<string, unknown>[] };
  if (only !== null) return [];
  return blocks.flatMap(({ kind, press, choices }) =>
    kind === 'choices' && typeof press === 'string'
      ? (choices as readonly unknown[]).map((_, place) => `${press}:${place}`)
      : [],
  );
}
