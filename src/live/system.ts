import { randomBytes } from 'node:crypto';
import type { Clock, Random } from '../core/ports.ts';

const longestTimerMs = 2 ** 31 - 1;

/** The machine's own clock. A wake far away is reached in several sleeps. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt(at, wake) {
    let timer: NodeJS.Timeout;
    const sleep = () => {
      const left = at - Date.now();
      timer = left > longestTimerMs ? setTimeout(sleep, longestTimerMs) : setTimeout(wake, Math.max(0, left));
    };
    sleep();
    return () => clearTimeout(timer);
  },
};

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** The machine's own chance. Ids carry 60 bits. */
export const systemRandom: Random = {
  next: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  id: () => Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join(''),
};
