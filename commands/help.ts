import { z } from 'zod';
import type { Command, CommandEntry, Reply } from '../src/core/command.ts';
import { command } from '../src/core/command.ts';
import type { Text, View } from '../src/core/view.ts';
import { paragraph, strong } from '../src/core/view.ts';
import { commandWords } from '../src/locales/commands.ts';
import type { Locale } from '../src/locales/locale.ts';

/** Makes the help command from the list of the others, in the order they are shown. */
export function helpFor(others: readonly CommandEntry[]): Command {
  const help: Command = command({
    name: { fr: 'aide', en: 'help' },
    summary: { fr: 'Ce que Colle sait faire', en: 'What Colle can do' },
    audience: 'everyone',
    form: z.object({}),
    run: async (_tutor, call): Promise<readonly Reply[]> => [
      { to: 'caller', view: helpView([...others, help], call.locale) },
    ],
  });
  return help;
}

function helpView(entries: readonly CommandEntry[], locale: Locale): View {
  const lines = entries.flatMap((entry) =>
    'commands' in entry
      ? entry.commands.map((one) => ({ ...one, path: `${entry.name[locale]} ${one.name[locale]}` }))
      : [{ ...entry, path: entry.name[locale] }],
  );
  const items = (audience: Command['audience']) =>
    lines
      .filter((line) => line.audience === audience)
      .map((line): Text => [{ kind: 'code', text: `/${line.path}` }, ` ${line.summary[locale]}`]);
  return {
    title: commandWords.helpTitle(locale),
    blocks: [
      { kind: 'list', items: items('everyone') },
      paragraph(strong(commandWords.helpInstructors(locale))),
      { kind: 'list', items: items('instructor') },
    ],
  };
}
