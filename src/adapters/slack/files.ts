import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../core/ports.ts';
import type { Picture } from '../../core/view.ts';
import type { Shown } from './render.ts';

const mostKept = 500;
const uploadMs = 10_000;

/** The pictures Slack holds for us: each is drawn and sent once. */
export class Files {
  readonly #client: WebClient;
  readonly #draw: (picture: Picture) => Promise<Uint8Array>;
  readonly #log: Logger;
  readonly #sent = new Map<string, Promise<string | null>>();

  constructor(client: WebClient, draw: (picture: Picture) => Promise<Uint8Array>, log: Logger) {
    this.#client = client;
    this.#draw = draw;
    this.#log = log;
  }

  /** The ids of pictures in Slack, in order; null for one that could not be sent. */
  idsOf(shown: readonly Shown[]): Promise<readonly (string | null)[]> {
    return Promise.all(shown.map((one) => this.#idOf(one)));
  }

  #idOf(shown: Shown): Promise<string | null> {
    const key = createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
    const known = this.#sent.get(key);
    if (known) return known;
    if (this.#sent.size >= mostKept) this.#sent.clear();
    const sent = this.#send(shown).catch((error: unknown) => {
      this.#sent.delete(key);
      this.#log.warn('a picture could not be sent to Slack; its words are sent instead', { error });
      return null;
    });
    this.#sent.set(key, sent);
    return sent;
  }

  async #send({ picture, alt }: Shown): Promise<string> {
    const bytes = await this.#draw(picture);
    const place = await this.#client.files.getUploadURLExternal({
      filename: 'colle.png',
      length: bytes.length,
      alt_text: alt.slice(0, 1_000),
    });
    if (!place.upload_url || !place.file_id) throw new Error('Slack gave no place for a picture');
    const answer = await fetch(place.upload_url, {
      method: 'POST',
      body: Buffer.from(bytes),
      headers: { 'content-type': 'image/png' },
      signal: AbortSignal.timeout(uploadMs),
    });
    if (!answer.ok) throw new Error(`Slack did not take a picture: ${answer.status}`);
    await this.#client.files.completeUploadExternal({ files: [{ id: place.file_id, title: 'Colle' }] });
    return place.file_id;
  }
}
