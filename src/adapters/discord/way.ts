import type { RepliableInteraction } from 'discord.js';
import { DiscordAPIError } from 'discord.js';
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { InteractionResponseType, MessageFlags, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { Message } from './message.ts';
import { attachments } from './message.ts';

/** The way back to whoever acted: the first word is the interaction's callback, what follows goes by its token. */
export class Way {
  readonly #interaction: RepliableInteraction;
  #said: 'nothing' | 'put off' | 'something' = 'nothing';

  constructor(interaction: RepliableInteraction) {
    this.#interaction = interaction;
  }

  /** Asks for time, in private. */
  async putOff(): Promise<void> {
    await this.#callback({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    });
    this.#said = 'put off';
  }

  /** Opens a form: only as the first word. */
  async ask(data: APIModalInteractionResponseCallbackData): Promise<void> {
    await this.#callback({ type: InteractionResponseType.Modal, data });
    this.#said = 'something';
  }

  /** Says something, to the room or in private. */
  async say(message: Message, privately: boolean): Promise<void> {
    const { client, applicationId, token } = this.#interaction;
    const flags = MessageFlags.IsComponentsV2 | (privately ? MessageFlags.Ephemeral : 0);
    const data = {
      flags,
      components: message.components,
      allowed_mentions: { parse: [] },
      ...attachments(message.files),
    };
    const files = [...message.files];
    const before = this.#said;
    this.#said = 'something';
    if (before === 'nothing')
      await this.#callback({ type: InteractionResponseType.ChannelMessageWithSource, data }, files);
    else if (before === 'something')
      await client.rest.post(Routes.webhook(applicationId, token), { body: data, files, auth: false });
    else {
      const body = { ...data, flags: MessageFlags.IsComponentsV2 };
      await client.rest.patch(Routes.webhookMessage(applicationId, token), { body, files, auth: false });
    }
  }

  /** Says the first word; once more when the connection broke, which may have happened after it was heard. */
  async #callback(body: object, files: Message['files'] = []): Promise<void> {
    const { client, id, token } = this.#interaction;
    const say = () => client.rest.post(Routes.interactionCallback(id, token), { body, files: [...files], auth: false });
    try {
      await say();
    } catch (error) {
      if (wasHeard(error)) return;
      if (error instanceof DiscordAPIError) throw error;
      await say().catch((again: unknown) => {
        if (!wasHeard(again)) throw again;
      });
    }
  }
}

/** Whether Discord has heard the first word already: a try before this one came through after all. */
const wasHeard = (error: unknown) =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
