import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Source texts by path from the repository's root, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** Every source file of some folders. */
export function readSources(folders: readonly string[], endings: readonly string[]): Sources {
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name)),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(path, 'utf8')]));
}

const statement =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"\n;]|\n)*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** What a file imports: paths from the root for our own files, names for packages (`@scope/name` or `node:fs`). */
export function importsOf(path: string, text: string): readonly string[] {
  return [...text.matchAll(statement)].map(([, from, bare, dynamic]) => {
    const found = from ?? bare ?? dynamic ?? '';
    if (found.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), found));
    return found.startsWith('@') ? found.split('/').slice(0, 2).join('/') : (found.split('/')[0] ?? found);
  });
}

/** Who may import what. The first line whose `from` a path begins with holds for it. */
export const importTable: readonly { readonly from: string; readonly may: readonly string[] }[] = [
  { from: 'src/core/', may: ['src/core/', 'src/locales/', 'zod', 'minisearch'] },
  { from: 'src/locales/', may: ['src/locales/', 'intl-messageformat'] },
  { from: 'commands/', may: ['commands/', 'src/core/', 'src/locales/', 'zod'] },
  { from: 'src/app.ts', may: ['src/core/', 'src/locales/', 'commands/'] },
  { from: 'src/live/', may: ['src/live/', 'src/core/', 'src/locales/', 'node:crypto'] },
  { from: 'src/library/', may: ['src/library/', 'src/core/', 'src/locales/', 'zod', 'yaml', 'node:fs', 'node:path'] },
  {
    from: 'src/pictures/',
    may: ['src/pictures/', 'src/core/', '@takumi-rs/core', 'node:'],
  },
  {
    from: 'src/store/',
    may: ['src/store/', 'src/core/', 'src/locales/locale.ts', 'kysely', 'better-sqlite3', 'node:'],
  },
  {
    from: 'src/adapters/discord/',
    may: ['src/adapters/discord/', 'src/core/', 'src/locales/', 'discord.js', 'discord-api-types', 'zod', 'node:'],
  },
  {
    from: 'src/adapters/slack/',
    may: [
      'src/adapters/slack/',
      'src/core/',
      'src/locales/',
      '@slack/bolt',
      '@slack/web-api',
      '@slack/types',
      'undici',
      'zod',
      'node:',
    ],
  },
  {
    from: 'src/adapters/web/page/',
    may: [
      'src/adapters/web/',
      'src/core/',
      'src/locales/',
      'preact',
      'uqr',
      '@preact/preset-vite',
      'vite',
      '@fontsource-variable/',
    ],
  },
  {
    from: 'src/adapters/web/',
    may: [
      'src/adapters/web/',
      'src/core/',
      'src/locales/',
      'hono',
      '@hono/node-server',
      'rate-limiter-flexible',
      'zod',
      'node:',
    ],
  },
  { from: 'src/slack-manifest.ts', may: ['src/adapters/slack/manifest.ts', 'commands/', 'node:'] },
  {
    from: 'src/passphrase.ts',
    may: [
      'src/adapters/web/passphrase.ts',
      'src/config.ts',
      'src/live/system.ts',
      'src/locales/',
      'src/store/store.ts',
      'node:fs',
    ],
  },
  { from: 'src/backup.ts', may: ['src/config.ts', 'src/store/copy.ts', 'node:fs'] },
  { from: 'src/config.ts', may: ['src/locales/', 'zod'] },
  { from: 'src/log.ts', may: ['src/core/', 'pino'] },
  {
    from: 'src/colle.ts',
    may: [
      'src/adapters/',
      'src/app.ts',
      'src/config.ts',
      'src/core/',
      'src/library/',
      'src/live/',
      'src/locales/',
      'src/pictures/',
      'src/store/',
      'node:path',
    ],
  },
  {
    from: 'src/main.ts',
    may: [
      'src/colle.ts',
      'src/config.ts',
      'src/live/system.ts',
      'src/locales/',
      'src/log.ts',
      'node:fs',
      'node:module',
    ],
  },
  { from: 'src/start.js', may: ['src/main.ts', 'node:'] },
];

/** Imports the table does not allow. */
export function forbiddenImports(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, text]) => {
    const line = importTable.find(({ from }) => path.startsWith(from));
    if (!line) return [`${path} has no line in the table`];
    return importsOf(path, text)
      .filter((found) => !line.may.some((may) => found === may || (/[/:]$/.test(may) && found.startsWith(may))))
      .map((found) => `${path} imports ${found}`);
  });
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

const impure: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b/, 'Date.now'],
  [/\bnew Date\b(?!\(\s*[^)\s])/, 'new Date()'],
  [/\bperformance\b/, 'performance'],
  [/\bcrypto\b/, 'crypto'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\bset(?:Timeout|Interval|Immediate)\b/, 'a timer'],
  [/\bprocess\b/, 'process'],
  [/\bfetch\(/, 'fetch'],
  [/\bconsole\.\w/, 'console'],
];

/** Time, chance and the outside, where they must be handed in. */
export function impurities(sources: Sources): readonly string[] {
  return [...sources]
    .filter(([path]) => path.startsWith('src/core/') || path.startsWith('commands/'))
    .flatMap(([path, text]) =>
      impure.filter(([mark]) => mark.test(withoutComments(text))).map(([, what]) => `${path} uses ${what}`),
    );
}

const mostLines = 250;

/** Files that are too long to be about one thing. */
export function tooLong(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, text]) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > mostLines ? [`${path} has ${lines} lines`] : [];
  });
}

const concept = /^(?:\d{4}-)?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.config)?$/;
const vague = /(?:^|-)(?:manager|helpers?|utils?|service|base|info|misc|common)(?:-|$)/;

/** Files whose name is not a concept in kebab-case. */
export function badNames(sources: Sources): readonly string[] {
  return [...sources.keys()].filter((path) => {
    const names = path.replace(/\.[a-z]+$/, '').split('/');
    return names.some((name) => !concept.test(name) || vague.test(name));
  });
}

/** Files that only pass on what others export. */
export function barrels(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, text]) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|\/?\*)/.test(line));
    const passing = lines.length > 0 && lines.every((line) => /^export .* from /.test(line));
    return passing ? [path] : [];
  });
}

/** Files that import one another in a circle; each circle once. Types that are erased count too. */
export function cycles(sources: Sources): readonly string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.add(trail.slice(at).sort().join(' · '));
      return;
    }
    if (done.has(path)) return;
    for (const next of importsOf(path, withoutTypes(sources.get(path) ?? '')))
      if (sources.has(next)) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return [...found];
}

const withoutTypes = (text: string) => text.replace(/(?:^|\n)\s*(?:import|export) type [^;]*;/g, '\n');
