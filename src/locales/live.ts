import { message } from './locale.ts';

/** What a room is told of Colle itself. */
export const liveWords = {
  restarted: message({
    fr: 'Colle vient de redémarrer. Tout ce que vous avez répondu est gardé, on continue.',
    en: 'Colle has just restarted. Everything you answered is kept; on we go.',
  }),
} as const;
