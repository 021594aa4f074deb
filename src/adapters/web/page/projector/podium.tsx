import type { View } from '../../../../core/view.ts';
import { letters } from '../../../../core/view.ts';
import type { Locale } from '../../../../locales/locale.ts';
import { quizWords } from '../../../../locales/quiz.ts';
import { usePage } from '../context.ts';
import { Gommette } from '../gommette.tsx';
import { Words } from '../text.tsx';
import type { Drawn } from './drawn.ts';
import { Numbered } from './number.tsx';

type Place = Drawn<'podium'>['picture']['places'][number];

const onBlocks = 3;
const longName = 24;
const initialAtEnd = /\s(\S{1,2}\.?)$/;
const placesToBreak = /(?<=-)| /;

/** The end of a quiz: three on the blocks, up to the tenth beside them, and how the class did together. */
export function Podium({ view, picture }: { readonly view: View; readonly picture: Drawn<'podium'> }) {
  const { places, caption } = picture.picture;
  const [first, second, third] = places;
  const others = places.slice(onBlocks);
  return (
    <div class={others.length > 0 ? 'stage ended' : 'stage ended few'}>
      <div class="meta">
        <span class="tab">{view.label}</span>
        <h1>
          <Words text={view.title} />
        </h1>
      </div>
      <Toss />
      <div class="blocks" role="img" aria-label={picture.alt}>
        {[second, first, third].map((place) => (
          <Block place={place} />
        ))}
      </div>
      <aside>
        {others.length > 0 && (
          <ol>
            {others.map((place) => (
              <li>
                <span>{place.rank}</span>
                <span class="name">
                  <bdi>{place.name}</bdi>
                </span>
                <b>{place.points}</b>
              </li>
            ))}
          </ol>
        )}
        <p class="caption">
          <Numbered text={caption} marked />
        </p>
      </aside>
    </div>
  );
}

/** A block is as high as its rank: two who share one stand level. */
function Block({ place }: { readonly place: Place | undefined }) {
  const { locale } = usePage();
  if (!place) return <div class="block" aria-hidden="true" />;
  const name = place.name.replace(initialAtEnd, '\u00a0$1');
  const longest = Math.max(...name.split(placesToBreak).map((part) => part.length));
  return (
    <div class={`block rank-${place.rank}`} aria-hidden="true">
      <b class={name.length > longName ? 'long' : ''} style={{ '--longest': longest }} dir="auto">
        {name}
      </b>
      <span>{inWords(place.points, locale)}</span>
      <i>{place.rank}</i>
    </div>
  );
}

/** Points are written for the reader already, with their separators. */
const inWords = (points: string, locale: Locale) =>
  quizWords.pointsOf(locale, { points: Number(points.replace(/\D/g, '')) });

/** Stickers tossed up behind the first; their shapes alone, as a decoration. */
function Toss() {
  return (
    <div class="toss" aria-hidden="true">
      {letters.map((letter) => (
        <Gommette letter={letter} />
      ))}
    </div>
  );
}
