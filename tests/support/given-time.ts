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

/** Rejects after that much given time. */
export function lateAfter(ms: number): Promise<never> {
  const late = given + ms;
  return new Promise((_, reject) => {
    const watch = setInterval(() => {
      if (given < late) return;
      clearInterval(watch);
      reject(new Error(`nothing within ${ms} ms`));
    }, tickMs).unref();
  });
}
