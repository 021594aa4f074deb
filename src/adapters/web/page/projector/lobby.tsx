import type { View } from '../../../../core/view.ts';
import { letters } from '../../../../core/view.ts';
import { pageWords } from '../../../../locales/page.ts';
import type { Wall } from '../../walls.ts';
import { ClockOf } from '../clock.tsx';
import { usePage } from '../context.ts';
import { Gommette } from '../gommette.tsx';
import { Spans, Words } from '../text.tsx';
import { QrCode } from './qr-code.tsx';

/** Before anything runs, and while a quiz waits to begin: how to come in, and who has. */
export function Lobby({ wall: { join }, view }: { readonly wall: Wall; readonly view: View | null }) {
  const { locale } = usePage();
  return (
    <div class={join ? 'stage lobby' : 'stage lobby alone'}>
      {join && <Gate join={join} />}
      <section class="hall">
        <header>
          <div>
            {view?.label && <span class="tab">{view.label}</span>}
            <h1>
              <Words text={view?.title ?? pageWords.wallWaits(locale)} />
            </h1>
          </div>
          {view && <ClockOf view={view} />}
        </header>
        {view?.blocks.map(
          (block) =>
            block.kind === 'text' && (
              <p class="sub">
                <Spans text={block.text} />
              </p>
            ),
        )}
        {!view && !join && <p class="sub">{pageWords.wallWaitsHint(locale)}</p>}
        {join && <Slips />}
      </section>
    </div>
  );
}

function Gate({ join }: { readonly join: NonNullable<Wall['join']> }) {
  const { locale } = usePage();
  return (
    <section class="gate">
      <span class="logo" role="img" aria-label="Colle" />
      <p>{pageWords.joinAt(locale)}</p>
      <p class="url">{join.address}</p>
      <p>{pageWords.joinCode(locale)}</p>
      <p class={join.code.length > 8 ? 'code long' : 'code'}>{join.code}</p>
      <QrCode text={join.url} label={pageWords.qrAlt(locale, { url: join.url })} />
      <div class="heap" aria-hidden="true">
        {letters.map((letter) => (
          <Gommette letter={letter} />
        ))}
      </div>
    </section>
  );
}

const smallerFrom = 24;
const mostSlips = 48;

/** Everybody who came, as slips of paper, the newest highlighted. */
function Slips() {
  const { locale, present } = usePage();
  const slips = present.people.filter(({ instructor }) => !instructor).slice(-mostSlips);
  const others = present.students - slips.length;
  return (
    <>
      <ul class={slips.length > smallerFrom ? 'slips many' : 'slips'}>
        {slips.map(({ name, person }, index) => (
          <li key={person} class={index === slips.length - 1 ? 'slip new' : 'slip'}>
            {name}
          </li>
        ))}
        {others > 0 && <li class="slip more">{pageWords.othersHere(locale, { count: others })}</li>}
      </ul>
      <p class="many" role="status">
        <b>{present.students}</b> {pageWords.withUs(locale)}
      </p>
    </>
  );
}
