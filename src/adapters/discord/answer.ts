import type { Interaction, InteractionReplyOptions, RepliableInteraction } from 'discord.js';
import { MessageFlags } from 'discord.js';
import type { Call, Outcome, Reply } from '../../core/command.ts';
import type { Door } from '../../core/door.ts';
import type { Logger } from '../../core/ports.ts';
import { paragraph } from '../../core/view.ts';
import { discordWords } from '../../locales/discord.ts';
import type { MessageMaker } from './message.ts';
import { modalOf } from './modal.ts';
import type { Act } from './read.ts';
import { actOf, callOf } from './read.ts';

/** Discord gives 3 s for the first word; half of it is for the door, half for the way. */
const patienceMs = 1_500;

interface Parts {
  readonly door: Door;
  readonly messages: MessageMaker;
  readonly log: Logger;
}

/** Answers one interaction: the first callback is the answer itself, unless the door needs longer. Never rejects. */
export async function answerTo(interaction: Interaction, parts: Parts): Promise<void> {
  const { door, log } = parts;
  const act = actOf(interaction);
  if (!act) return;
  try {
    const call = callOf(interaction, door.entries);
    if (act.kind === 'suggest') {
      const found = await door.suggest(call, act.path, act.option, act.typed);
      if (interaction.isAutocomplete()) {
        await interaction.respond(
          found.map(({ label, value }) => ({ name: label.slice(0, 100), value: value.slice(0, 100) })),
        );
      }
      return;
    }
    if (interaction.isRepliable()) await reply(interaction, call, outcomeOf(door, call, act), parts);
  } catch (error) {
    // 10062 and its like are ordinary under load: what was asked is done, only the word of it comes too late.
    log.warn('an interaction could not be answered', { act: act.kind, error });
  }
}

function outcomeOf(door: Door, call: Call, act: Exclude<Act, { kind: 'suggest' }>): Promise<Outcome> {
  switch (act.kind) {
    case 'run':
      return door.run(call, act.path, act.options);
    case 'press':
      return door.press(call, act.press, act.values);
    case 'submit':
      return door.submit(call, act.submit, act.values);
  }
}

async function reply(
  interaction: RepliableInteraction,
  call: Call,
  working: Promise<Outcome>,
  parts: Parts,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  const soon = await Promise.race([working, slow]);
  clearTimeout(timer);
  if (soon) return say(interaction, call, soon, parts);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await say(interaction, call, await working, parts);
}

async function say(
  interaction: RepliableInteraction,
  call: Call,
  outcome: Outcome,
  { messages }: Parts,
): Promise<void> {
  if (outcome.kind === 'form') {
    if ('showModal' in interaction && !interaction.deferred)
      return void (await interaction.showModal(modalOf(outcome.form)));
    const late = { title: '', blocks: [paragraph(discordWords.tooSlowForForm(call.locale))] };
    return sayAll(interaction, call, [{ to: 'caller', view: late }], messages);
  }
  return sayAll(interaction, call, outcome.replies, messages);
}

async function sayAll(
  interaction: RepliableInteraction,
  call: Call,
  replies: readonly Reply[],
  messages: MessageMaker,
): Promise<void> {
  const done: Reply = { to: 'caller', view: { title: '', blocks: [paragraph(discordWords.done(call.locale))] } };
  for (const { to, view } of inOrder(replies, done, interaction.deferred)) {
    const { components, files } = await messages(view);
    const content = {
      components,
      files: files.map(({ name, data, alt }) => ({ name, attachment: data, description: alt })),
      allowedMentions: { parse: [] },
    };
    const flags = to === 'caller' ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral : MessageFlags.IsComponentsV2;
    const options: InteractionReplyOptions = { ...content, flags };
    if (!interaction.deferred && !interaction.replied) await interaction.reply(options);
    else if (interaction.deferred && !interaction.replied)
      await interaction.editReply({ ...content, flags: MessageFlags.IsComponentsV2 });
    else await interaction.followUp(options);
  }
}

/** What was put off was put off in private: a private reply takes its place first. There is always something to say. */
function inOrder(replies: readonly Reply[], done: Reply, deferred: boolean): readonly Reply[] {
  if (replies.length === 0) return [done];
  if (!deferred) return replies;
  const own = replies.filter(({ to }) => to === 'caller');
  return [...(own.length > 0 ? own : [done]), ...replies.filter(({ to }) => to === 'room')];
}
