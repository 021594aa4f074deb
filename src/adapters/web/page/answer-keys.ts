import { useEffect } from 'preact/hooks';
import type { TranscriptEntry } from '../../../core/transcript.ts';
import { isAsking } from './board.ts';

/** A to F and 1 to 6 answer the newest question while nothing is being typed. */
export function useAnswerKeys(entries: readonly TranscriptEntry[]): void {
  useEffect(() => {
    const asks = entries.some(({ content }) => content.kind === 'view' && isAsking(content.view));
    if (!asks) return;
    const onKey = (event: KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        (event.target as Element).closest('input, select, textarea, dialog')
      )
        return;
      const letter = /^[1-6]$/.test(event.key) ? 'ABCDEF'[Number(event.key) - 1] : event.key.toUpperCase();
      const tiles = document.querySelectorAll<HTMLButtonElement>(
        `.choice[data-letter="${CSS.escape(letter ?? '')}"]:not(:disabled)`,
      );
      tiles.item(tiles.length - 1)?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [entries]);
}
