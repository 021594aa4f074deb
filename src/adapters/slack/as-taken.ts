import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../core/ports.ts';
import type { View } from '../../core/view.ts';
import type { Files } from './files.ts';
import type { Rendered } from './render.ts';
import { picturesOf, render } from './render.ts';

/** How long Slack may need to know a file that was just sent. */
const settleMs = 1_000;

/** The error Slack itself named, if it did. */
export function codeOf(error: unknown): string {
  const { data, code } = error as { readonly data?: { readonly error?: string }; readonly code?: string };
  return data?.error ?? code ?? '';
}

/**
 * Sends a view as the workspace takes it: where a block is refused, a moment later without Slack's own table, then without
 * pictures, and at last as words alone. What stood there before is always replaced, buttons and all.
 */
export async function asTaken<T>(
  view: View,
  { files, log }: { readonly files: Files; readonly log: Logger },
  send: (body: Rendered) => Promise<T>,
): Promise<T> {
  const ids = await files.idsOf(picturesOf(view));
  const pictured = ids.some((id) => id !== null);
  const best = render(view, { files: ids, table: true });
  const framed = best.blocks.some(({ type }) => type === 'table');
  const simpler = [
    ...(pictured || framed ? [render(view, { files: ids })] : []),
    ...(pictured ? [render(view)] : []),
    { text: best.text, blocks: [] },
  ];
  let body = best;
  for (const next of simpler) {
    try {
      return await send(body);
    } catch (error) {
      if (codeOf(error) !== 'invalid_blocks') throw error;
      log.warn('Slack refused the blocks of a message; it is sent more simply', { error });
      if (body === best && pictured) await sleep(settleMs);
      body = next;
    }
  }
  return send(body);
}
