import type { View } from '../../../../core/view.ts';
import { pageWords } from '../../../../locales/page.ts';
import type { Wall } from '../../walls.ts';
import { ClockOf } from '../clock.tsx';
import { usePage } from '../context.ts';
import { Spans, Words } from '../text.tsx';
import { Gate, Heap } from './gate.tsx';
import { Slips } from './slips.tsx';

const shortTitle = 20;
const middleTitle = 40;

/** Before anything runs, and while a quiz waits to begin: how to come in, and who has. */
export function Lobby({ wall: { join }, view }: { readonly wall: Wall; readonly view: View | null }) {
  const { locale } = usePage();
  const title = view?.title ?? pageWords.wallWaits(locale);
  const size = title.length <= shortTitle ? 'short' : title.length <= middleTitle ? 'middle' : 'long';
  return (
    <div class={join ? 'stage lobby' : 'stage lobby alone'}>
      {join && <Gate join={join} />}
      <section class="hall">
        <header>
          <div>
            {view?.label && <span class="tab">{view.label}</span>}
            <h1 class={size}>
              <Words text={title} />
            </h1>
            {view ? <Pace view={view} /> : <p class="sub">{pageWords.wallWaitsHint(locale)}</p>}
          </div>
          {view && <ClockOf view={view} />}
        </header>
        {view && <Rules view={view} />}
        {join ? <Slips /> : <Heap />}
      </section>
    </div>
  );
}

/** How many questions, and how long for each. */
function Pace({ view }: { readonly view: View }) {
  const text = view.blocks.find((block) => block.kind === 'text')?.text;
  return (
    text && (
      <p class="sub">
        <Spans text={text} />
      </p>
    )
  );
}

/** How it is played, while there is room to say it. */
function Rules({ view }: { readonly view: View }) {
  const items = view.blocks.find((block) => block.kind === 'list')?.items;
  return (
    items && (
      <ul class="rules">
        {items.map((item) => (
          <li>
            <Spans text={item} />
          </li>
        ))}
      </ul>
    )
  );
}
