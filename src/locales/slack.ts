import { message } from './locale.ts';

/** What only Slack's door says. */
export const slackWords = {
  done: message({ fr: 'C’est fait.', en: 'Done.' }),
  unknown: message<{ typed: string }>({
    fr: 'La commande « {typed} » n’existe pas. /colle aide montre la liste.',
    en: 'There is no command “{typed}”. /colle help shows the list.',
  }),
  unknownNear: message<{ typed: string; near: string }>({
    fr: 'La commande « {typed} » n’existe pas. Peut-être {near}.',
    en: 'There is no command “{typed}”. Maybe {near}.',
  }),
  cancel: message({ fr: 'Annuler', en: 'Cancel' }),
} as const;
