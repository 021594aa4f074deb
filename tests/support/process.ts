import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const main = resolve(import.meta.dirname, '../../src/start.js');

/** Colle in a process of its own, in a folder of its own: no `.env` of the developer’s reaches it. */
export class ColleProcess {
  readonly #env: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly port: number;
  #child: ChildProcess | null = null;
  /** Everything it printed and logged, over all its starts. */
  output = '';

  private constructor(env: Readonly<Record<string, string>>, folder: string, port: number) {
    this.#env = env;
    this.folder = folder;
    this.port = port;
  }

  /** Makes a folder and finds a free port; nothing runs yet. */
  static async prepare(env: Readonly<Record<string, string>> = {}): Promise<ColleProcess> {
    return new ColleProcess(env, await mkdtemp(join(tmpdir(), 'colle-')), await freePort());
  }

  /** Of the process that runs. */
  get pid(): number {
    if (!this.#child?.pid) throw new Error('Colle does not run');
    return this.#child.pid;
  }

  /** The database’s file. */
  get database(): string {
    return join(this.folder, 'colle.db');
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when it says that it is ready. Rejects with what it printed when it ends first. */
  async start(): Promise<void> {
    const { PATH = '', HOME = '' } = process.env;
    const env = {
      PATH,
      HOME,
      PORT: String(this.port),
      DATABASE_URL: `sqlite:${this.database}`,
      LOG_LEVEL: 'info',
      ...this.#env,
    };
    const child = spawn(process.execPath, [main], { env, cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    const before = this.output.length;
    await new Promise<void>((ready, failed) => {
      const hear = (chunk: Buffer) => {
        this.output += chunk.toString('utf8');
        if (/Slack\s?:[^\n]*\n/.test(this.output.slice(before))) ready();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => failed(new Error(`Colle ended with ${code}:\n${this.output.slice(before)}`)));
    });
  }

  /** SIGKILL: it cannot prepare. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** SIGTERM: it stops cleanly; the exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}
