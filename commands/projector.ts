import { z } from 'zod';
import { command } from '../src/core/command.ts';
import { link, note, paragraph } from '../src/core/view.ts';
import { commandWords } from '../src/locales/commands.ts';

/** The address of the room's wall, for whoever leads alone. */
export const projector = command({
  name: { fr: 'projecteur', en: 'projector' },
  summary: { fr: 'L’adresse à ouvrir sur le mur de la classe', en: 'The address to open on the classroom wall' },
  audience: 'instructor',
  form: z.object({}),
  async run(tutor, { room, locale }) {
    const url = tutor.pages.projector(room);
    const blocks = [paragraph(link(url, url)), note(commandWords.projectorHint(locale))];
    return [{ to: 'caller', view: { title: commandWords.projectorTitle(locale), blocks } }];
  },
});
