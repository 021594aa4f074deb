import type {
  AnySelectMenuInteraction,
  CommandInteractionOption,
  Interaction,
  ModalSubmitInteraction,
} from 'discord.js';
import { ApplicationCommandOptionType, ComponentType, SnowflakeUtil } from 'discord.js';
import type { Call, CommandEntry } from '../../core/command.ts';
import { forInstructorsOnly } from '../../core/command.ts';
import { communityId, personId, roomId } from '../../core/ids.ts';
import { visible } from '../../core/visible.ts';
import { localeOf } from '../../locales/locale.ts';
import { instructorPermission } from './commands.ts';
import type { ThreadParents } from './thread-parents.ts';

/** What somebody did, as the one door is told. */
export type Act =
  | { readonly kind: 'run'; readonly path: readonly string[]; readonly options: Readonly<Record<string, unknown>> }
  | { readonly kind: 'suggest'; readonly path: readonly string[]; readonly option: string; readonly typed: string }
  | { readonly kind: 'press'; readonly press: string; readonly values: readonly string[] }
  | { readonly kind: 'submit'; readonly submit: string; readonly values: Readonly<Record<string, string>> };

const longestName = 80;

/** What an interaction asks of the door; null for kinds Colle has no use for. */
export function actOf(interaction: Interaction): Act | null {
  if (interaction.isChatInputCommand()) {
    const { path, options } = unfolded(interaction.commandName, interaction.options.data);
    return {
      kind: 'run',
      path,
      options: Object.fromEntries(options.map((option) => [option.name, optionValue(option)])),
    };
  }
  if (interaction.isAutocomplete()) {
    const { path, options } = unfolded(interaction.commandName, interaction.options.data);
    const focused = options.find((option) => option.focused);
    return focused ? { kind: 'suggest', path, option: focused.name, typed: String(focused.value ?? '') } : null;
  }
  if (interaction.isButton()) return { kind: 'press', press: interaction.customId, values: [] };
  if (interaction.isAnySelectMenu())
    return { kind: 'press', press: interaction.customId, values: valuesOf(interaction) };
  if (interaction.isModalSubmit())
    return { kind: 'submit', submit: interaction.customId, values: fieldsOf(interaction) };
  return null;
}

/** Who did it, where, when and in which language. */
export function callOf(
  interaction: Interaction,
  entries: readonly CommandEntry[],
  threads: Pick<ThreadParents, 'roomOf'>,
): Call {
  const { user, guildId } = interaction;
  const place = interaction.channelId ?? user.id;
  return {
    person: personId('discord', user.id),
    name: nameOf(interaction),
    room: roomId('discord', threads.roomOf(place)),
    community: communityId('discord', guildId ?? `dm-${place}`),
    locale: localeOf(interaction.locale, 'en'),
    instructor: guildId !== null && mayLead(interaction, entries),
    at: SnowflakeUtil.timestampFrom(interaction.id),
  };
}

/** A command that is wholly for instructors reaches us only from those the server lets use it; for the rest we look ourselves. */
function mayLead(interaction: Interaction, entries: readonly CommandEntry[]): boolean {
  if (interaction.isChatInputCommand()) {
    const entry = entries.find(({ name }) => name.en === interaction.commandName);
    if (entry && forInstructorsOnly(entry)) return true;
  }
  return interaction.memberPermissions?.has(instructorPermission) ?? false;
}

function nameOf({ member, user }: Interaction): string {
  const shown = member && ('displayName' in member ? member.displayName : (member.nick ?? null));
  const name = visible(shown ?? user.globalName ?? user.username)
    .replace(/\s+/g, ' ')
    .trim();
  return [...(name || user.username)].slice(0, longestName).join('');
}

function unfolded(name: string, data: readonly CommandInteractionOption[]) {
  const [first] = data;
  if (first?.type === ApplicationCommandOptionType.Subcommand)
    return { path: [name, first.name], options: first.options ?? [] };
  return { path: [name], options: data };
}

function optionValue(option: CommandInteractionOption): unknown {
  return option.type === ApplicationCommandOptionType.User ? personId('discord', String(option.value)) : option.value;
}

const valuesOf = (interaction: AnySelectMenuInteraction): readonly string[] => interaction.values;

function fieldsOf(interaction: ModalSubmitInteraction): Record<string, string> {
  const entries = [...interaction.fields.fields.values()].map((field): [string, string] => {
    if (field.type === ComponentType.UserSelect) {
      const [user] = field.values;
      return [field.customId, user ? personId('discord', user) : ''];
    }
    if ('values' in field) return [field.customId, field.values[0] ?? ''];
    return [field.customId, 'value' in field ? String(field.value ?? '') : ''];
  });
  return Object.fromEntries(entries.filter(([, value]) => value.trim() !== ''));
}
