import type { APIContainerComponent } from 'discord-api-types/v10';
import type { Logger } from '../../core/ports.ts';
import type { Picture, View } from '../../core/view.ts';
import { render } from './render.ts';

/** A message ready to be sent: its components, its files and their alt texts. */
export interface Message {
  readonly components: readonly APIContainerComponent[];
  readonly files: readonly { readonly name: string; readonly data: Buffer; readonly alt: string }[];
}

/** Makes messages of views, with their pictures drawn. */
export type MessageMaker = (view: View) => Promise<Message>;

/** Messages whose pictures are drawn by `draw`; one that cannot be drawn is said in words instead. */
export function messageMaker(draw: (picture: Picture) => Promise<Uint8Array>, log: Logger): MessageMaker {
  return async (view) => {
    const { components, pictures } = render(view, true);
    try {
      const files = await Promise.all(
        pictures.map(async ({ name, picture, alt }) => ({ name, alt, data: Buffer.from(await draw(picture)) })),
      );
      return { components, files };
    } catch (error) {
      log.error('a picture could not be drawn; its words are sent instead', { error });
      return { components: render(view, false).components, files: [] };
    }
  };
}

/** How a message's files are told beside it, with their alt texts; nothing when it has none. */
export function attachments(files: Message['files']) {
  return files.length > 0
    ? { attachments: files.map(({ name, alt }, id) => ({ id: String(id), filename: name, description: alt })) }
    : {};
}
