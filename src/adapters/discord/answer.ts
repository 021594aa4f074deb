import type { Interaction } from 'discord.js';
import type { Call, Outcome, Reply } from '../../core/command.ts';
import type { Door } from '../../core/door.ts';
import type { Logger } from '../../core/ports.ts';
import { paragraph } from '../../core/view.ts';
import { discordWords } from '../../locales/discord.ts';
import type { MessageMaker } from './message.ts';
import { modalOf } from './modal.ts';
import type { Act } from './read.ts';
import { actOf, callOf } from './read.ts';
import type { ThreadParents } from './thread-parents.ts';
import { Way } from './way.ts';

/** Discord gives 3 s for the first word; half of it is for the door, half for the way. */
const patienceMs = 1_500;

interface Parts {
  readonly door: Door;
  readonly messages: MessageMaker;
  readonly log: Logger;
  readonly threads: Pick<ThreadParents, 'roomOf'>;
}

/** Answers one interaction: the first callback is the answer itself, unless the door needs longer. Never rejects. */
export async function answerTo(interaction: Interaction, parts: Parts): Promise<void> {
  const { door, log, threads } = parts;
  const act = actOf(interaction);
  if (!act) return;
  try {
    const call = callOf(interaction, door.entries, threads);
    if (act.kind === 'suggest') {
      const found = await door.suggest(call, act.path, act.option, act.typed);
      if (interaction.isAutocomplete()) {
        await interaction.respond(
          found.map(({ label, value }) => ({ name: label.slice(0, 100), value: value.slice(0, 100) })),
        );
      }
      return;
    }
    if (interaction.isRepliable()) await reply(new Way(interaction), call, outcomeOf(door, call, act), parts);
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

async function reply(way: Way, call: Call, working: Promise<Outcome>, { messages }: Parts): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  const soon = await Promise.race([working, slow]);
  clearTimeout(timer);
  if (!soon) await way.putOff();
  const outcome = soon ?? (await working);
  if (outcome.kind === 'form') {
    if (soon) return way.ask(modalOf(outcome.form));
    const late = { title: '', blocks: [paragraph(discordWords.tooSlowForForm(call.locale))] };
    return way.say(await messages(late), true);
  }
  const done: Reply = { to: 'caller', view: { title: '', blocks: [paragraph(discordWords.done(call.locale))] } };
  for (const { to, view } of inOrder(outcome.replies, done, !soon))
    await way.say(await messages(view), to === 'caller');
}

/** What was put off was put off in private: a private reply takes its place first. There is always something to say. */
function inOrder(replies: readonly Reply[], done: Reply, deferred: boolean): readonly Reply[] {
  if (replies.length === 0) return [done];
  if (!deferred) return replies;
  const own = replies.filter(({ to }) => to === 'caller');
  return [...(own.length > 0 ? own : [done]), ...replies.filter(({ to }) => to === 'room')];
}
