import { message } from './locale.ts';

/** What the terminal says at start. */
export const startWords = {
  page: message<{ address: string }>({ fr: 'Colle est prête : {address}', en: 'Colle is ready: {address}' }),
  passphrase: message<{ phrase: string }>({
    fr: 'Phrase des profs, dite cette seule fois : {phrase}',
    en: 'Teachers’ passphrase, said this once only: {phrase}',
  }),
  closed: {
    discord: message({
      fr: 'Discord : fermé. Pour l’ouvrir, donner DISCORD_TOKEN (voir docs/discord.md).',
      en: 'Discord: closed. To open it, set DISCORD_TOKEN (see docs/discord.md).',
    }),
    slack: message({
      fr: 'Slack : fermé. Pour l’ouvrir, donner SLACK_BOT_TOKEN et SLACK_APP_TOKEN, ou SLACK_SIGNING_SECRET (voir docs/slack.md).',
      en: 'Slack: closed. To open it, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or SLACK_SIGNING_SECRET (see docs/slack.md).',
    }),
  },
  open: message<{ name: string }>({ fr: '{name} : connecté.', en: '{name}: connected.' }),
  trying: message<{ name: string; problem: string }>({
    fr: '{name} : pas encore connecté, Colle réessaie. {problem}',
    en: '{name}: not connected yet, Colle tries again. {problem}',
  }),
  stopping: message({ fr: 'Colle s’arrête ; rien n’est perdu.', en: 'Colle is stopping; nothing is lost.' }),
} as const;
