import { letters } from '../../../../core/view.ts';
import { pageWords } from '../../../../locales/page.ts';
import type { Wall } from '../../walls.ts';
import { usePage } from '../context.ts';
import { Gommette } from '../gommette.tsx';
import { QrCode } from './qr-code.tsx';

/** How to come in: the address, the code, and both in one to be scanned. */
export function Gate({ join }: { readonly join: NonNullable<Wall['join']> }) {
  const { locale } = usePage();
  return (
    <section class="gate">
      <span class="logo" role="img" aria-label="Colle" />
      <p>{pageWords.joinAt(locale)}</p>
      <p class="url" style={{ '--length': join.address.length }}>
        {join.address}
      </p>
      <p>{pageWords.joinCode(locale)}</p>
      <p class="code" style={{ '--length': join.code.length }}>
        {join.code}
      </p>
      <div class="foot">
        <QrCode text={join.url} label={pageWords.qrAlt(locale, { url: join.url })} />
        <Heap />
      </div>
    </section>
  );
}

/** The six stickers in a heap: they only cheer the wall up. */
export function Heap() {
  return (
    <div class="heap" aria-hidden="true">
      {letters.map((letter) => (
        <Gommette letter={letter} />
      ))}
    </div>
  );
}
