import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ticksPerSecond = 100;

/** A process that is measured: Colle, or a bare client. */
export class Subject {
  readonly folder: string;
  readonly port: number;
  readonly #child: ChildProcess;
  /** From the spawn to the line that says it is ready, in milliseconds. */
  readonly startMs: number;

  private constructor(child: ChildProcess, folder: string, port: number, startMs: number) {
    this.#child = child;
    this.folder = folder;
    this.port = port;
    this.startMs = startMs;
  }

  /** Starts a script of this repository in a folder of its own and waits until it prints what `ready` wants. */
  static async start(script: string, ready: RegExp, env: Readonly<Record<string, string>> = {}): Promise<Subject> {
    const folder = await mkdtemp(join(tmpdir(), 'colle-bench-'));
    const port = await freePort();
    const start = performance.now();
    const child = spawn(process.execPath, [resolve(import.meta.dirname, '..', script)], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: String(port),
        DATABASE_URL: `sqlite:${join(folder, 'colle.db')}`,
        LOG_LEVEL: 'warn',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    await new Promise<void>((heard, failed) => {
      const hear = (chunk: Buffer) => {
        said += chunk.toString('utf8');
        if (ready.test(said)) heard();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => failed(new Error(`${script} ended with ${code}: ${said}`)));
    });
    return new Subject(child, folder, port, performance.now() - start);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Processor time used so far, in milliseconds. */
  cpuMs(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1_000;
  }

  /** Resident memory, in MB. */
  rssMb(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'))?.[1]) / 1_024;
  }

  async end(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
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
