import type { Client } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import { ChannelType, GatewayDispatchEvents } from 'discord-api-types/v10';

const mostRemembered = 5_000;

/** Which channel a thread hangs in. The client forgets archived threads; each interaction says it again. */
export class ThreadParents {
  readonly #client: Client;
  readonly #parents = new Map<string, string>();

  constructor(client: Client) {
    this.#client = client;
    // The client hands a payload on before it makes an interaction of it.
    client.ws.on(GatewayDispatchEvents.InteractionCreate, ({ channel }: APIInteraction) => {
      if (!channel || !('parent_id' in channel) || !channel.parent_id || !isThread(channel.type)) return;
      if (this.#parents.size >= mostRemembered) this.#parents.clear();
      this.#parents.set(channel.id, channel.parent_id);
    });
  }

  /** The channel a class is in: a thread’s own parent, but a post of a forum is a room by itself. */
  roomOf(channel: string): string {
    const parent = this.#parents.get(channel);
    if (parent === undefined) return channel;
    const type = this.#client.channels.cache.get(parent)?.type;
    return type === ChannelType.GuildForum || type === ChannelType.GuildMedia ? channel : parent;
  }
}

const isThread = (type: ChannelType) =>
  [ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread].includes(type);
