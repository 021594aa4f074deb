import { commandWords } from '../../locales/commands.ts';
import type { Locale } from '../../locales/locale.ts';
import { quizWords } from '../../locales/quiz.ts';
import type { PersonId } from '../ids.ts';
import type { Block, View } from '../view.ts';
import { note, paragraph, strong } from '../view.ts';
import type { Place, StandingsQuery } from './standings.ts';

/** A leaderboard as the room sees it: the first ten. */
export function leaderboardView(
  places: readonly Place[],
  people: number,
  period: StandingsQuery['period'],
  locale: Locale,
): View {
  const title = commandWords[period](locale);
  const label = commandWords.standingsLabel(locale);
  if (places.length === 0) return { label, title, blocks: [paragraph(commandWords.nobodyYet(locale))] };
  const numbers = new Intl.NumberFormat(locale);
  const rows = places.map(({ rank, name, points }) => ({ rank, name, points: numbers.format(points) }));
  const said = places.map(({ rank, name, points }) => quizWords.placeAlt(locale, { rank, name, points })).join(' · ');
  const caption = commandWords.people(locale, { count: people });
  return {
    label,
    title,
    blocks: [
      {
        kind: 'picture',
        picture: { kind: 'standings', title, caption, rows },
        alt: commandWords.standingsAlt(locale, { title, rows: said }),
      },
      table(places, null, locale),
      note(caption),
    ],
  };
}

/** One's own place with the neighbours above and below, for oneself alone. */
export function ownPlaceView(around: readonly Place[], person: PersonId, locale: Locale): View {
  const own = around.find((place) => place.person === person);
  if (!own) return { title: '', blocks: [paragraph(commandWords.noPlace(locale))] };
  return { title: '', blocks: [paragraph(strong(commandWords.yourPlace(locale, own))), table(around, person, locale)] };
}

function table(places: readonly Place[], marked: PersonId | null, locale: Locale): Block {
  const numbers = new Intl.NumberFormat(locale);
  return {
    kind: 'table',
    head: [quizWords.rank(locale), quizWords.name(locale), quizWords.points(locale)],
    rows: places.map(({ person, rank, name, points }) => ({
      cells: [String(rank), name, numbers.format(points)],
      ...(person === marked ? { marked: true } : {}),
    })),
    numeric: [0, 2],
  };
}
