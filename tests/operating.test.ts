import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSources } from './support/house.ts';

test('docs/operating.md explains every line the log can have, and no other', () => {
  const said = new Set<string>();
  for (const text of readSources(['src'], ['.ts']).values())
    for (const [, line = ''] of text.matchAll(/\blog\.(?:error|warn|info)\(\s*'([^']+)'/g)) said.add(line);
  const page = readFileSync('docs/operating.md', 'utf8').split('## What each log line means')[1] ?? '';
  const rows = page.split('\n').filter((row) => row.startsWith('| `'));
  const explained = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, line = '']) => line),
  );
  expect(said.size).toBeGreaterThan(20);
  expect(explained.filter((line) => line !== 'msg').toSorted()).toEqual([...said].toSorted());
});
