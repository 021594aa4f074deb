import { faultsOf } from './checks.ts';
import type { Bug } from './sim-process.ts';
import { World } from './world.ts';

/** What came of one seed. */
export interface Run {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly clicks: number;
}

/** Runs one world to its end. The same seed tells the same story. */
export async function simulate(seed: number, bug: Bug = (parts) => parts): Promise<Run> {
  const world = new World(seed, bug);
  await world.run();
  const faults = faultsOf(world);
  const clicks = world.crowd.clicks.length;
  world.disk.crash();
  return { seed, faults, clicks };
}
