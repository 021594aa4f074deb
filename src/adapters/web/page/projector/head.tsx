import type { ComponentChildren } from 'preact';
import type { View } from '../../../../core/view.ts';
import { ClockOf } from '../clock.tsx';
import { Words } from '../text.tsx';
import { pictureOf } from './drawn.ts';
import { Steps, stepOf } from './steps.tsx';

/** A board as a wall is sent it. */
export interface Shown {
  readonly key: string;
  readonly view: View;
}

const longTitle = 90;

/** What a slide is about: where the activity stands, the title, what belongs to it, and the clock. */
export function Head({
  board: { key, view },
  size,
  children,
}: {
  readonly board: Shown;
  readonly size: 'asked' | 'duel' | 'settled' | 'beside';
  readonly children?: ComponentChildren;
}) {
  const step = stepOf(key, view.label ?? '');
  return (
    <header class={view.title.length > longTitle ? `${size} long` : size}>
      <div>
        {step && <Steps at={step} label={view.label ?? ''} direct={step === 'result' && !pictureOf(view, 'shift')} />}
        {!step && view.label && <span class="tab">{view.label}</span>}
        <h1>
          <Words text={view.title} />
        </h1>
        {children}
      </div>
      <ClockOf view={view} />
    </header>
  );
}
