import { useEffect, useState } from 'preact/hooks';
import type { Wall } from '../../walls.ts';
import type { Page } from '../context.ts';
import { PageContext } from '../context.ts';
import { watchWall } from '../server.ts';
import { useTheme } from '../settings.ts';
import { Slide } from './slide.tsx';

/** The wall of a classroom: what its room sees, to be read from the last row. Nothing on it can be pressed. */
export function Projector({ wall: path }: { readonly wall: string }) {
  const [wall, setWall] = useState<Wall | null>(null);
  const [skewMs, setSkew] = useState(0);
  useTheme();

  // What was shown last stays while the network is away: nobody in the room can do anything about it.
  useEffect(
    () =>
      watchWall(path, (shown) => {
        setSkew(shown.now - Date.now());
        setWall(shown);
      }),
    [path],
  );
  useEffect(() => {
    if (wall) document.documentElement.lang = wall.locale;
  }, [wall?.locale]);

  if (!wall) return null;
  const page: Page = {
    locale: wall.locale,
    me: null,
    present: wall.present,
    skewMs,
    press: () => Promise.resolve(false),
    look: async () => null,
    type() {},
    ask() {},
    moderate: () => Promise.resolve({}),
  };
  return (
    <PageContext.Provider value={page}>
      <main class="wall">
        <Slide wall={wall} />
      </main>
    </PageContext.Provider>
  );
}
