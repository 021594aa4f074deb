import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Renderer } from '@takumi-rs/core';
import { display, reading } from './tokens.ts';

const { resolve } = createRequire(import.meta.url);

/** The house's own fonts, by what their names say, and colour emoji: always there. */
const own: readonly (readonly [name: string, file: string])[] = [
  ...['latin', 'latin-ext', 'vietnamese'].map(
    (part) =>
      [
        display,
        `@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-${part}-wght-normal.woff2`,
      ] as const,
  ),
  ...['latin', 'latin-ext'].map(
    (part) =>
      [
        reading,
        `@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-wght-normal.woff2`,
      ] as const,
  ),
  ['Emoji', 'twemoji-colr-font/twemoji.woff2'],
];

/** Fonts for names in other scripts: style sheets that say which file has which characters. The first that has one is taken. */
const others: readonly string[] = [
  '@fontsource-variable/noto-sans/index.css',
  '@fontsource/noto-sans-arabic/500.css',
  '@fontsource/noto-sans-hebrew/500.css',
  '@fontsource-variable/noto-sans-sc/index.css',
  '@fontsource-variable/noto-sans-kr/index.css',
];

interface FontFile {
  readonly path: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** The fonts of a renderer: those of other scripts are loaded when somebody's name needs them. */
export class Fonts {
  readonly #renderer: Renderer;
  readonly #loaded = new Map<string, Promise<unknown>>();
  #files: Promise<readonly FontFile[]> | null = null;

  private constructor(renderer: Renderer) {
    this.#renderer = renderer;
  }

  static async open(renderer: Renderer): Promise<Fonts> {
    for (const [name, file] of own) await renderer.registerFont({ name, data: await readFile(resolve(file)) });
    return new Fonts(renderer);
  }

  /** Loads what a text needs and the house's own fonts do not have. */
  async prepare(text: string): Promise<void> {
    const foreign = new Set(text.match(/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu));
    if (foreign.size === 0) return;
    this.#files ??= fontFiles();
    const files = await this.#files;
    const needed = [...foreign].flatMap((sign) => files.find((file) => has(file, sign)) ?? []);
    await Promise.all([...new Set(needed)].map((file) => this.#load(file)));
  }

  #load({ path }: FontFile): Promise<unknown> {
    const loaded =
      this.#loaded.get(path) ?? readFile(path).then((data) => this.#renderer.registerFont({ name: path, data }));
    this.#loaded.set(path, loaded);
    return loaded;
  }
}

function has({ ranges }: FontFile, sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => from <= code && code <= to);
}

const face = /url\((\.\/files\/[^)]+\.woff2)\)[^}]*unicode-range:\s*([^;]+);/g;

async function fontFiles(): Promise<readonly FontFile[]> {
  const all = await Promise.all(
    others.map(async (name) => {
      const path = resolve(name);
      const css = await readFile(path, 'utf8');
      return [...css.matchAll(face)].map(([, file = '', ranges = '']) => ({
        path: join(dirname(path), file),
        ranges: ranges.split(',').map(rangeOf),
      }));
    }),
  );
  return all.flat();
}

/** `U+400-45F` or `U+401` as its first and last code point. */
function rangeOf(text: string): readonly [number, number] {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
