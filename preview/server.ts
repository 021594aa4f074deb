import { resolve } from 'node:path';
import type { ViteDevServer } from 'vite';
import { createServer } from 'vite';
import { openLibrary } from '../src/library/library.ts';
import { locales } from '../src/locales/locale.ts';
import { Lesson } from './lesson.ts';
import type { Shown } from './shown.ts';
import { shownOf } from './shown.ts';

const root = resolve(import.meta.dirname, 'page');
const publicDir = resolve(import.meta.dirname, '../src/adapters/web/page/public');
const content = resolve(import.meta.dirname, '../content');

/** A page that shows every view of every command as the three platforms lay it out, in every language. */
export async function openPreview(port: number): Promise<ViteDevServer> {
  const { library } = await openLibrary([content], 'en');
  const course = library.course('les-bases');
  if (!course) throw new Error('the course les-bases cannot be read');
  const scenes: Shown[] = [];
  for (const locale of locales)
    for (const scene of await Lesson.given(course, locale)) scenes.push(await shownOf(scene));
  const server = await createServer({
    configFile: false,
    root,
    publicDir,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    server: { port, host: '127.0.0.1', hmr: false, watch: null },
    plugins: [
      {
        name: 'scenes',
        configureServer({ middlewares }) {
          middlewares.use('/scenes.json', (_request, response) => {
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify(scenes));
          });
        },
      },
    ],
  });
  return server.listen();
}
