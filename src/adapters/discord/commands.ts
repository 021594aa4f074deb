import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Command, CommandEntry, Field } from '../../core/command.ts';
import { fieldsOf, forInstructorsOnly } from '../../core/command.ts';

/** The permission that makes somebody an instructor unless a server says otherwise. */
export const instructorPermission = PermissionFlagsBits.ManageMessages;

type Option = APIApplicationCommandOption;
export type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** The commands as Discord registers them: English names, French localizations. */
export function commandBodies(entries: readonly CommandEntry[]): readonly CommandBody[] {
  return entries.map((entry) => {
    const steers = forInstructorsOnly(entry);
    const contexts =
      'commands' in entry
        ? [InteractionContextType.Guild]
        : [InteractionContextType.Guild, InteractionContextType.BotDM];
    return {
      type: ApplicationCommandType.ChatInput,
      ...worded(entry),
      contexts,
      integration_types: [ApplicationIntegrationType.GuildInstall],
      default_member_permissions: steers ? asInteger(instructorPermission) : null,
      options: 'commands' in entry ? entry.commands.map(subcommand) : fieldsOf(entry.form).map(optionOf),
    };
  });
}

// Discord's description wants an integer where its typings say a string; it takes both.
const asInteger = (permission: bigint) => Number(permission) as unknown as string;

function worded({ name, summary }: Pick<Command, 'name' | 'summary'>) {
  return {
    name: name.en,
    name_localizations: { fr: name.fr },
    description: summary.en,
    description_localizations: { fr: summary.fr },
  };
}

function subcommand(command: Command): Option {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...worded(command),
    options: fieldsOf(command.form).map(optionOf),
  };
}

function optionOf(field: Field): APIApplicationCommandBasicOption {
  const common = {
    name: field.name,
    description: field.summary.en,
    description_localizations: { fr: field.summary.fr },
    required: field.required,
  };
  switch (field.kind) {
    case 'integer':
      return {
        type: ApplicationCommandOptionType.Integer,
        ...common,
        ...(field.min === null ? {} : { min_value: field.min }),
        ...(field.max === null ? {} : { max_value: field.max }),
      };
    case 'boolean':
      return { type: ApplicationCommandOptionType.Boolean, ...common };
    case 'person':
      return { type: ApplicationCommandOptionType.User, ...common };
    case 'choice':
      return {
        type: ApplicationCommandOptionType.String,
        ...common,
        choices: field.choices.map(({ value, label }) => ({
          name: label.en,
          name_localizations: { fr: label.fr },
          value,
        })),
      };
    case 'text':
      return {
        type: ApplicationCommandOptionType.String,
        ...common,
        max_length: field.max ?? 200,
        autocomplete: field.suggests,
      };
  }
}

/** Whether what is registered is what should be. What Discord adds by itself makes no difference. */
export function sameCommands(registered: readonly APIApplicationCommand[], wanted: readonly CommandBody[]): boolean {
  const text = (all: readonly object[]) =>
    JSON.stringify(all.map((one) => essence(one)).sort((a, b) => String(a.name).localeCompare(String(b.name))));
  return text(registered) === text(wanted);
}

const told = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'options',
  'required',
  'choices',
  'min_value',
  'max_value',
  'max_length',
  'autocomplete',
  'value',
];

/** What matters of a command or option, in one order, without what is empty or off. */
function essence(one: object): Record<string, unknown> {
  const all = one as Record<string, unknown>;
  return Object.fromEntries(
    told.flatMap((key): [string, unknown][] => {
      const value = all[key];
      const nothing =
        value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
      if (nothing) return [];
      if (key === 'default_member_permissions') return [[key, String(value as string | number)]];
      if (key === 'options' || key === 'choices') return [[key, (value as object[]).map((inner) => essence(inner))]];
      return [[key, value]];
    }),
  );
}
