import { message } from './locale.ts';

/** What only Discord's door says. */
export const discordWords = {
  tooSlowForForm: message({
    fr: 'Discord n’a pas attendu le formulaire. Réessaie.',
    en: 'Discord did not wait for the form. Try again.',
  }),
  done: message({ fr: 'C’est fait.', en: 'Done.' }),
} as const;
