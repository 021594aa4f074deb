import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const scales = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58];
/** Down to here words shrink before sentences go. */
const comfortable = 0.82;
/** What carries less goes only when words are at their smallest. */
const needed = 1;
const slackPx = 2;

/**
 * A slide whose words always fit: `--fit` on it goes down from 1, and what carries `data-spare` goes too, the highest
 * number first, until neither the slide nor a part marked `data-fits` runs over. It is `data-tight` where words are
 * small, and `data-cut` where even that is not enough.
 */
export function useFitting() {
  const slide = useRef<HTMLDivElement>(null);
  const fit = () => {
    if (slide.current) fitIn(slide.current);
  };
  useLayoutEffect(() => {
    fit();
  });
  useRefit(fit);
  // A word that was marked meanwhile is wider than it was.
  return { ref: slide, onAnimationEnd: fit };
}

/** Fits anew when the wall's size or its fonts change. */
export function useRefit(fit: () => void): void {
  const newest = useRef(fit);
  newest.current = fit;
  useEffect(() => {
    const refit = () => newest.current();
    addEventListener('resize', refit);
    document.fonts.addEventListener('loadingdone', refit);
    return () => {
      removeEventListener('resize', refit);
      document.fonts.removeEventListener('loadingdone', refit);
    };
  }, []);
}

/** Whether more stands in a place than it has room for. */
export const runsOver = (place: Element): boolean =>
  place.scrollHeight > place.clientHeight + slackPx || place.scrollWidth > place.clientWidth + slackPx;

function fitIn(slide: HTMLElement): void {
  const parts = [slide, ...slide.querySelectorAll('[data-fits]')];
  const spare = [...slide.querySelectorAll<HTMLElement>('[data-spare]')];
  const levels = [Number.POSITIVE_INFINITY, ...new Set(spare.map(levelOf))].sort((a, b) => b - a);
  const fits = (level: number, least: number) =>
    scales.some((scale) => {
      if (scale < least) return false;
      for (const one of spare) one.hidden = levelOf(one) >= level;
      slide.style.setProperty('--fit', String(scale));
      slide.toggleAttribute('data-tight', scale < comfortable);
      return !parts.some(runsOver);
    });
  slide.removeAttribute('data-cut');
  const easily = levels.filter((level) => level >= needed);
  if (easily.some((level) => fits(level, comfortable))) return;
  const hardly = [easily.at(-1) ?? 0, ...levels.filter((level) => level < needed)];
  slide.toggleAttribute('data-cut', !hardly.some((level) => fits(level, 0)));
}

const levelOf = ({ dataset }: HTMLElement): number => Number(dataset.spare);
