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
  formLate: message({
    fr: 'Slack n’a pas ouvert le formulaire à temps. Recommence.',
    en: 'Slack did not open the form in time. Do that again.',
  }),
  whoAreYou: message({
    fr: 'Slack n’a pas dit à temps si tu mènes la classe ici. Recommence dans un instant.',
    en: 'Slack did not say in time whether you lead the class here. Do that again in a moment.',
  }),
  cancel: message({ fr: 'Annuler', en: 'Cancel' }),
} as const;
