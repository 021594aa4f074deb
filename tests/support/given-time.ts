const tickMs = 10;
const mostATick = 50;

let given = 0;
let last = Date.now();
setInterval(() => {
  const now = Date.now();
  given += Math.min(now - last, mostATick);
  last = now;
}, tickMs).unref();

/** Milliseconds the machine gave to this process: what tests beside it take for themselves is nobody's delay. */
export const givenTime = (): number => given;

/** Aborts after that much given time. */
export function givenTimeout(ms: number): AbortSignal {
  const late = given + ms;
  const controller = new AbortController();
  const watch = setInterval(() => {
    if (given < late) return;
    clearInterval(watch);
    controller.abort(new Error(`nothing within ${ms} ms`));
  }, tickMs).unref();
  return controller.signal;
}
