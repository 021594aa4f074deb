import type { CommandEntry } from '../../core/command.ts';
import { fieldsOf } from '../../core/command.ts';

const mostDescription = 100;
const accents = /\p{M}/gu;

/** How the app is to be reached, and whether each command gets a name of its own beside `/colle`. */
export interface ManifestOptions {
  readonly direct: boolean;
  /** Where Slack sends its signed requests; null for Socket Mode. */
  readonly url: string | null;
}

/** Slack's names for commands: lower case, without accents. */
const slashName = (name: string) => `/${name.normalize('NFD').replace(accents, '').toLowerCase()}`;

/** The app manifest to paste into Slack, made from the list of commands. */
export function manifestOf(entries: readonly CommandEntry[], { direct, url }: ManifestOptions) {
  const endpoint = url ? { url } : {};
  const slash = (command: string, description: string, usage_hint: string) => ({
    command,
    description: description.slice(0, mostDescription),
    usage_hint,
    should_escape: true,
    ...endpoint,
  });
  const rootHint = entries.map((entry) => entry.name.en).join(' | ');
  const own = entries.flatMap((entry) => {
    const hint =
      'commands' in entry
        ? entry.commands.map((one) => one.name.en).join(' | ')
        : fieldsOf(entry.form)
            .map(({ name }) => `[${name}]`)
            .join(' ');
    const names = [...new Set([slashName(entry.name.en), slashName(entry.name.fr)])];
    return names.map((name) => slash(name, entry.summary.en, hint));
  });
  return {
    display_information: {
      name: 'Colle',
      description: 'A tutor for the class: definitions, timed quizzes, debates, leaderboards',
      background_color: '#171A38',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: false, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Colle', always_online: true },
      slash_commands: [
        slash('/colle', 'Colle: definitions, quizzes, debates, leaderboard', rootHint),
        ...(direct ? own : []),
      ],
    },
    oauth_config: {
      scopes: { bot: ['commands', 'chat:write', 'chat:write.public', 'users:read', 'files:write', 'im:write'] },
    },
    settings: {
      event_subscriptions: { bot_events: ['app_home_opened'], ...(url ? { request_url: url } : {}) },
      interactivity: { is_enabled: true, ...(url ? { request_url: url } : {}) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  };
}
