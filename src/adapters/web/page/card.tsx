import { useState } from 'preact/hooks';
import type { Block, View } from '../../../core/view.ts';
import { pageWords } from '../../../locales/page.ts';
import { BlockOf } from './block.tsx';
import { remindersOf } from './board.ts';
import { ClockOf } from './clock.tsx';
import { usePage } from './context.ts';
import { Sign } from './gommette.tsx';
import { Words } from './text.tsx';

const isClock = (block: Block) => block.kind === 'clock' || block.kind === 'stopped-clock';

/** A card: its label and its clock are glued on the edge. */
export function Card(props: { readonly view: View; readonly entry: string; readonly ownShown?: boolean }) {
  const { view, entry, ownShown = false } = props;
  const [chosen, choose] = useState<readonly string[]>([]);
  const clock = view.blocks.find(isClock);
  const reminders = remindersOf(view);
  return (
    <section
      class={`card ${clock ? 'with-clock' : ''} ${view.title ? '' : 'untitled'}`}
      aria-label={[view.label, view.title].filter(Boolean).join('. ')}
    >
      {view.label && <span class="tab">{view.label}</span>}
      {(view.title || clock) && (
        <div class="head">
          {view.title && (
            <h2>
              <Words text={view.title} />
            </h2>
          )}
          <ClockOf view={view} />
        </div>
      )}
      {view.blocks
        .filter((block) => !isClock(block) && block !== reminders)
        .map((block) => (
          <BlockOf block={block} placed={{ entry, chosen, choose, ownShown, reminders: reminders?.items ?? [] }} />
        ))}
    </section>
  );
}

/** A whisper to one person; always says that it is one. */
export function Receipt({ view, entry }: { readonly view: View; readonly entry: string }) {
  const { locale } = usePage();
  return (
    <section class="receipt" role="status">
      <span class="whom">
        <Sign name="private" size={16} />
        {pageWords.onlyYou(locale)}
      </span>
      {view.title && (
        <h2>
          <Words text={view.title} />
        </h2>
      )}
      {view.blocks.map((block) => (
        <BlockOf block={block} placed={{ entry, chosen: [], ownShown: false, reminders: [], choose() {} }} />
      ))}
    </section>
  );
}
