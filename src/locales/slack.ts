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
  deskTitle: message({ fr: 'Le bureau', en: 'The desk' }),
  deskChannel: message({ fr: 'Le salon de ta classe', en: 'Your class’s channel' }),
  pickChannel: message({ fr: 'Choisis un salon', en: 'Pick a channel' }),
  cancel: message({ fr: 'Annuler', en: 'Cancel' }),
} as const;
