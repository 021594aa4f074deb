import { commandWords } from '../locales/commands.ts';
import type { Locale } from '../locales/locale.ts';
import type { Snapshot } from './activity.ts';
import { debateSchema } from './debate/debate-state.ts';
import { UserError } from './errors.ts';
import type { Referee } from './ports.ts';
import { quizSchema } from './quiz/quiz-state.ts';

/** What an activity is called when it is in the way: its kind and title. */
export function nameOf(snapshot: Snapshot, locale: Locale): string {
  const quiz = quizSchema.safeParse(snapshot.state);
  if (quiz.success) return commandWords.quizNamed(locale, { title: quiz.data.title[locale] });
  const debate = debateSchema.safeParse(snapshot.state);
  return debate.success ? commandWords.debateNamed(locale, { title: debate.data.topic.title[locale] }) : snapshot.kind;
}

/** Throws UserError when an activity could not start: what runs already, or what the platform does not let Colle do. */
export function mustHaveStarted(started: Awaited<ReturnType<Referee['start']>>): void {
  if (started.kind === 'running') {
    throw new UserError((locale) => commandWords.running(locale, { what: nameOf(started.snapshot, locale) }));
  }
  if (started.kind === 'forbidden') {
    throw new UserError((locale) => commandWords.forbidden(locale, { missing: started.missing.join(', ') }));
  }
}
