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

  test('tells of an error what went wrong, and nothing that was sent', () => {
    const lines: string[] = [];
    const log = openLog('debug', [], { write: (line: string) => lines.push(line) });
    const sent = { url: 'https://x/interactions/1/secret-token/callback', requestBody: { json: { content: 'B' } } };
    const error = Object.assign(new Error('Unknown interaction', { cause: new Error('gone') }), {
      ...sent,
      code: 10_062,
      status: 404,
    });
    log.warn('an interaction could not be answered', { error });
    log.warn('a room cannot be reached any more', { cause: error });
    log.warn('odd', { error: 'only words' });
    const all = lines.join('');
    expect(all).toMatch(/Unknown interaction.*gone.*10062.*only words/s);
    expect(all).not.toMatch(/secret-token|requestBody|"B"/);
  });
});
