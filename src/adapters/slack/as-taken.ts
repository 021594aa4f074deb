import type { Logger } from '../../core/ports.ts';
import type { View } from '../../core/view.ts';
import type { Files } from './files.ts';
import type { Rendered } from './render.ts';
import { picturesOf, render } from './render.ts';

/** What a message is sent as; without blocks, its words alone. */
export type Body = Pick<Rendered, 'text'> & Partial<Pick<Rendered, 'blocks'>>;

/** The error Slack itself named, if it did. */
export function codeOf(error: unknown): string {
  const { data, code } = error as { readonly data?: { readonly error?: string }; readonly code?: string };
  return data?.error ?? code ?? '';
}

/** Sends a view as the workspace takes it: where a block is refused, without Slack's own table, and at last its words alone. */
export async function asTaken<T>(
  view: View,
  { files, log }: { readonly files: Files; readonly log: Logger },
  send: (body: Body) => Promise<T>,
): Promise<T> {
  const ids = await files.idsOf(picturesOf(view));
  const best = render(view, { files: ids, table: true });
  const plain = best.blocks.some(({ type }) => type === 'table') ? [render(view, { files: ids })] : [];
  for (const body of [best, ...plain]) {
    try {
      return await send(body);
    } catch (error) {
      if (codeOf(error) !== 'invalid_blocks') throw error;
      log.warn('Slack refused the blocks of a message; it is sent more simply', { error });
    }
  }
  return send({ text: best.text });
}
