import type { TestContext } from 'vitest';
import { expect, vi } from 'vitest';
import type { Class } from './school.ts';
import { courseName, School } from './school.ts';

/** What somebody is told whose answer counts, and a teacher where Colle cannot write. */
export const noted = /noté/;
export const refused = /ne peut pas écrire|Il manque/;
/** A school that closes when the test ends, and tells its log when the test failed. */
export async function opened({ onTestFinished, onTestFailed }: TestContext): Promise<School> {
  const school = await School.open();
  onTestFinished(() => school.close());
  onTestFailed(() => console.error(school.colle.output.slice(-6_000)));
  return school;
}

/** A school where a quiz runs in every class, its first question asked. */
export async function playing(context: TestContext): Promise<School['classes'] & { readonly school: School }> {
  const school = await opened(context);
  await Promise.all(
    school.all.map(async (one) => {
      await one.runs('course use', { name: courseName });
      await one.runs('quiz start', { questions: 9, seconds: 0, lobby: 0 });
      await vi.waitFor(async () => expect(await one.offered()).not.toEqual([]), 20_000);
    }),
  );
  return { school, ...school.classes };
}

/** A student answers what is open; what they are told. */
export async function answers(one: Class, student: number): Promise<string> {
  const [first] = await one.offered();
  if (!first) throw new Error(`nothing to answer on ${one.platform}`);
  return first.by(student);
}

/** A whole question: everybody’s answer is noted, its end is shown, and the next question is asked. */
export async function plays(one: Class): Promise<void> {
  const before = (await one.offered())[0]?.press;
  expect(await answers(one, 0)).toMatch(noted);
  expect(await answers(one, 1)).toMatch(noted);
  const revealed = async () => (await one.texts()).filter((text) => text.includes('la réponse')).length;
  const earlier = await revealed();
  await one.runs('quiz skip');
  await soon(async () => expect(await revealed()).toBeGreaterThan(earlier), 30_000);
  await one.runs('quiz skip');
  await soon(async () => expect((await one.offered())[0]?.press ?? before).not.toBe(before), 15_000);
}

/** Waits until something holds. */
export const soon = (holds: () => unknown, withinMs: number) => vi.waitFor(holds, { timeout: withinMs, interval: 100 });

/** Asks for a new quiz until one is there. */
export const startsAgain = (one: Class) =>
  vi.waitFor(
    async () => {
      await one.runs('quiz start', { questions: 2, seconds: 0, lobby: 0 });
      expect(await one.offered()).not.toEqual([]);
    },
    { timeout: 30_000, interval: 1_000 },
  );

/** How many lines of the log say so. */
export const lines = (school: School, words: string) =>
  school.colle.output.split('\n').filter((line) => line.includes(words)).length;
