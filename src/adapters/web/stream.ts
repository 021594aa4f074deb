import { streamSSE } from 'hono/streaming';
import type { Clock } from '../../core/ports.ts';
import type { PageContext } from './visitor.ts';

const mostWaiting = 1_000;
const beatMs = 15_000;

/** What is sent at once: its kind, and itself as JSON, written once however many read it. */
export interface Frame {
  readonly event: string;
  readonly data: string;
}

/** The way to one reader. `send` is false when it reads too slowly to keep. */
export interface Line {
  send(frame: Frame): boolean;
  close(): void;
}

/** What a stream begins with, and what to do when its reader has gone. */
export interface Opened {
  readonly first: Promise<Frame>;
  leave(): void;
}

/** Answers with a stream of server-sent events: the first frame, then whatever is put on the line, and a beat in silence. */
export function streamFrames(context: PageContext, clock: Clock, open: (line: Line) => Opened): Response {
  context.header('X-Accel-Buffering', 'no');
  return streamSSE(context, async (stream) => {
    const waiting: Frame[] = [];
    let wake = () => {};
    let reads = true;
    const line: Line = {
      send(frame) {
        waiting.push(frame);
        wake();
        return waiting.length <= mostWaiting;
      },
      close() {
        reads = false;
        wake();
      },
    };
    stream.onAbort(() => line.close());
    const { first, leave } = open(line);
    try {
      await stream.writeSSE({ ...(await first) });
      // What was on the line when it closed is still sent.
      while (reads || (waiting.length > 0 && waiting.length <= mostWaiting)) {
        const frame = waiting.shift();
        if (frame) await stream.writeSSE({ ...frame });
        else
          await beatOr(
            (resume) => (wake = resume),
            () => stream.writeSSE({ event: 'beat', data: String(clock.now()) }),
          );
      }
    } finally {
      leave();
    }
  });
}

/** Waits for the next event, or sends a beat so that a dead connection is noticed. */
async function beatOr(listen: (resume: () => void) => void, beat: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const what = await new Promise<'event' | 'silence'>((resolve) => {
    listen(() => resolve('event'));
    timer = setTimeout(() => resolve('silence'), beatMs);
  });
  clearTimeout(timer);
  if (what === 'silence') await beat();
}
