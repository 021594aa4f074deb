import { describe, expect, test } from 'vitest';
import { openLog } from '../src/log.ts';

describe('the log', () => {
  test('lets no token through, wherever it stands', () => {
    const lines: string[] = [];
    const discord = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz1234567890AB';
    const log = openLog('debug', ['my-signing-secret'], { write: (line: string) => lines.push(line) });
    log.error('failed with my-signing-secret', {
      error: new Error(`Bot ${discord} refused`),
      headers: { authorization: 'xoxb-1-2-abc' },
    });
    log.info('socket', { url: 'wss://x/?ticket=1', token: 'xapp-1-A1-22-abcdef' });
    const all = lines.join('');
    expect(all).toContain('refused');
    for (const secret of ['my-signing-secret', discord, 'xoxb-1-2-abc', 'xapp-1-A1-22-abcdef'])
      expect(all).not.toContain(secret);
  });
});
