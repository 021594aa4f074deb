import { message } from './locale.ts';

/** What a person reads of their own progress. */
export const progressWords = {
  title: message({ fr: 'Ta progression', en: 'Your progress' }),
  nothingYet: message({
    fr: 'Tu n’as encore répondu à aucune question de ce cours. Après le prochain quiz, tu verras ici ce que tu sais et ce qui reste à revoir.',
    en: 'You have not answered a question of this course yet. After the next quiz you will see here what you know and what to look at again.',
  }),
  right: message<{ count: number }>({
    fr: '{count, plural, one {# juste} other {# justes}}',
    en: '{count} right',
  }),
  missed: message<{ count: number }>({ fr: '{count} à revoir', en: '{count} to review' }),
  unseen: message<{ count: number }>({
    fr: '{count, plural, one {# pas encore posée} other {# pas encore posées}}',
    en: '{count} not asked yet',
  }),
  part: message<{ title: string; right: number; missed: number; total: number }>({
    fr: '{title} : {right, plural, one {# juste} other {# justes}}, {missed} à revoir, sur {total}.',
    en: '{title}: {right} right, {missed} to review, of {total}.',
  }),
  again: message({ fr: 'À revoir', en: 'To review' }),
  more: message<{ count: number }>({
    fr: 'Et {count, plural, one {# autre} other {# autres}}.',
    en: 'And {count, plural, one {# other} other {# others}}.',
  }),
  nothingMissed: message({
    fr: 'Rien à revoir : tout ce qui t’a été posé, tu l’as eu juste la dernière fois.',
    en: 'Nothing to review: all you were asked was right the last time.',
  }),
} as const;
