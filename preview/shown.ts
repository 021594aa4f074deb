import type { KnownBlock, ModalView } from '@slack/types';
import type { APIContainerComponent, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { messageMaker } from '../src/adapters/discord/message.ts';
import { modalOf as discordModal } from '../src/adapters/discord/modal.ts';
import { modalOf as slackModal } from '../src/adapters/slack/modal.ts';
import { picturesOf, render } from '../src/adapters/slack/render.ts';
import type { Logger } from '../src/core/ports.ts';
import type { Picture, View } from '../src/core/view.ts';
import { drawPng } from '../src/pictures/draw.ts';
import type { Scene } from './lesson.ts';

/** Pictures by the name a payload gives them, as addresses a browser can show. */
export type Pictures = Readonly<Record<string, string>>;

/** A scene, and what each platform is sent for it. */
export interface Shown extends Scene {
  readonly discord:
    | { readonly components: readonly APIContainerComponent[]; readonly pictures: Pictures }
    | { readonly modal: APIModalInteractionResponseCallbackData };
  readonly slack:
    | { readonly blocks: readonly KnownBlock[]; readonly pictures: Pictures }
    | { readonly modal: ModalView };
}

const address = (png: Uint8Array) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

/** A picture that cannot be drawn must not go unseen here. */
const fails = (message: string, facts?: object): never => {
  throw new Error(message, { cause: facts });
};
const strict: Logger = { debug() {}, info() {}, warn: fails, error: fails };
const discordMessage = messageMaker((picture: Picture) => drawPng(picture, 'dark'), strict);

/** What each platform is sent for a scene. */
export async function shownOf(scene: Scene): Promise<Shown> {
  const { view, form, locale } = scene;
  if (form)
    return { ...scene, discord: { modal: discordModal(form) }, slack: { modal: slackModal(form, '{}', locale) } };
  if (!view) throw new Error(`the scene ${scene.id} shows nothing`);
  return { ...scene, discord: await onDiscord(view), slack: await onSlack(view) };
}

async function onDiscord(view: View) {
  const { components, files } = await discordMessage(view);
  const pictures = Object.fromEntries(files.map(({ name, data }) => [`attachment://${name}`, address(data)]));
  return { components, pictures };
}

async function onSlack(view: View) {
  const shown = picturesOf(view);
  const drawn = await Promise.all(shown.map(({ picture }) => drawPng(picture, 'light')));
  const files = drawn.map((_, place) => `F${place}`);
  const pictures = Object.fromEntries(drawn.map((png, place) => [`F${place}`, address(png)]));
  return { blocks: render(view, { files, table: true }).blocks, pictures };
}
