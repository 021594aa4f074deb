import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachments } from '../../src/adapters/discord/message.ts';
import { modalOf as discordModal } from '../../src/adapters/discord/modal.ts';
import { render as discord } from '../../src/adapters/discord/render.ts';
import { modalOf as slackModal } from '../../src/adapters/slack/modal.ts';
import { picturesOf, render as slack } from '../../src/adapters/slack/render.ts';
import { cleanName } from '../../src/adapters/web/visitor.ts';
import { sourceSchema } from '../../src/core/course/course.ts';
import type { Block, FormView } from '../../src/core/view.ts';
import { paragraph } from '../../src/core/view.ts';
import * as discordServer from '../support/discord-server/checks.ts';
import { everyBlock } from '../support/scripted-door.ts';
import * as slackServer from '../support/slack-server/checks.ts';
import { cases, hostileText, shortText } from './texts.ts';

const unseen = /(?!\n)\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\u3164\ufeff]/u;

/** Every string in what is sent. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** Holds what is sent to characters that can be seen and are whole. */
function mustBeReadable(sent: unknown): void {
  for (const text of stringsOf(sent)) {
    expect(text).not.toMatch(unseen);
    expect(text.isWellFormed()).toBe(true);
  }
}

/** One or several of the blocks with hostile words in each place that takes words. */
const blocks = fc
  .tuple(
    hostileText,
    fc.subarray(
      everyBlock('').map((_, index) => index),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([words, which]) => everyBlock(words).filter((_, index) => which.includes(index)));

test('whatever people and courses write, Discord takes the message', () => {
  fc.assert(
    fc.property(blocks, shortText, shortText, (some, label, title) => {
      const { components, pictures } = discord({ label, title, blocks: some }, true);
      const body = {
        components,
        flags: 1 << 15,
        allowed_mentions: { parse: [] },
        ...attachments(pictures.map(({ name, alt }) => ({ name, alt, data: Buffer.of() }))),
      };
      discordServer.mustFit('MessageCreateRequest', body);
      discordServer.mustBeSendable(
        body as never,
        pictures.map(({ name }) => name),
      );
      mustBeReadable(components);
    }),
    cases,
  );
}, 60_000);

test('whatever people and courses write, Slack takes the message', () => {
  fc.assert(
    fc.property(blocks, shortText, shortText, (some, label, title) => {
      const view = { label, title, blocks: some };
      const files = picturesOf(view).map((_, index) => `F${index}`);
      const sent = slack(view, { files, table: true });
      slackServer.mustBeSendable(sent.text, sent.blocks as never, new Set(files));
      mustBeReadable(sent);
    }),
    cases,
  );
}, 60_000);

/** What Discord makes of a text is what a person typed when each special sign in it stands behind a backslash. */
const withoutEscapes = (content: string) => content.replace(/\\[\\*_~`|<>[\]#@+\-.]/g, 'x');
const special = /[*_~`|<>[\]#@]|^\s*(?:[-+]|\d+\.)\s/m;

/** Blocks with words in one place, and what Discord’s own marks around those words are. */
const framed: readonly (readonly [RegExp, (words: string) => Block])[] = [
  [/^/, (words) => paragraph(words)],
  [/^-# /, (words) => ({ kind: 'note', text: [words] })],
  [/^- /, (words) => ({ kind: 'list', items: [[words]] })],
  [/^1\. /, (words) => ({ kind: 'list', items: [[words]], ordered: true })],
  [/^\*\*A\*\* {2}/, (words) => ({ kind: 'choices', choices: [{ letter: 'A', text: words }], press: null })],
  [/^/, (words) => ({ kind: 'count', answered: 1, text: words })],
  [/^## /, (words) => ({ kind: 'score', value: words, of: words, rounds: ['missed'] })],
];

test('no word becomes a mark, a mention or a link on Discord', () => {
  fc.assert(
    fc.property(shortText, fc.constantFrom(...framed), (words, [frame, block]) => {
      const [container] = discord({ title: '', blocks: [block(words)] }, false).components;
      for (const one of container.components) {
        if (!('content' in one) || one.content === '…' || one.content === '-# […]') continue;
        expect(one.content).toMatch(frame);
        expect(withoutEscapes(one.content.replace(frame, ''))).not.toMatch(special);
      }
    }),
    cases,
  );
}, 60_000);

/** Slack's own marks, which stand in `mrkdwn` alone. */
const dateMark = /<!date\^\d+\^\{time_secs\}\|[^<>|]*>/g;
const linkMark = /<https:\/\/[^<>|\s]+\|[^<>|]*>/g;

test('no word becomes a mention or a link on Slack, nor a mark where it stands alone', () => {
  fc.assert(
    fc.property(blocks, shortText, (some, label) => {
      const { blocks: sent, text } = slack({ label, title: '', blocks: some });
      const marked = slackServer
        .flattened(sent as never)
        .flatMap((piece) => [piece, piece.text, ...(piece.options ?? []).map((option) => option.text)])
        .flatMap((piece) => (typeof piece === 'object' && piece.type === 'mrkdwn' ? [piece.text as string] : []));
      for (const said of [...marked, text]) {
        const bare = said
          .replace(dateMark, '')
          .replace(linkMark, '')
          .replace(/&(?:amp|lt|gt);/g, '');
        expect(bare.replace(/…$/, '')).not.toMatch(/[<>]|&(?!a?m?p?$|l?t?$|g?t?$)/);
      }
      for (const words of marked) if (!/…\]?$/.test(words)) expect(words).toMatch(/<!date|<https:/);
    }),
    cases,
  );
}, 60_000);

const url = fc
  .tuple(fc.constantFrom('https://example.org/', 'https://exämple.org/?q=', 'https://u:p@example.org/#'), shortText)
  .map((parts) => parts.join(''))
  .map((one) => sourceSchema.shape.url.safeParse(one).data)
  .filter((one) => one !== undefined);

test('a source’s address, whatever it holds, is one link on each platform', () => {
  fc.assert(
    fc.property(url, (address) => {
      const view = {
        title: '',
        blocks: [{ kind: 'note', text: [{ kind: 'link', text: 'source', url: address }] } as const],
      };
      const [container] = discord(view, false).components;
      expect(container.components).toEqual([
        { type: 10, content: expect.stringMatching(/^-# \[source\]\(<https:\/\/[^\s<>]+>\)$/) },
      ]);
      const { blocks: sent } = slack(view);
      slackServer.mustBeSendable('source', sent as never, new Set());
      expect(sent).toEqual([
        {
          type: 'context',
          elements: [expect.objectContaining({ text: expect.stringMatching(/^<https:\/\/[^\s<>|]+\|source>$/) })],
        },
      ]);
    }),
    cases,
  );
}, 60_000);

test('a form with any words in it is taken by both platforms', () => {
  const form = fc.tuple(shortText, shortText, shortText).map(
    ([title, label, hint]): FormView => ({
      submit: 'answer:abc:1',
      title: title || '?',
      action: 'Répondre',
      fields: [
        { name: 'answer', kind: 'text', label: label || '?', hint: hint || '?', required: true, maxLength: 200 },
      ],
    }),
  );
  fc.assert(
    fc.property(form, (one) => {
      discordServer.mustFit('ModalInteractionCallbackRequestData', discordModal(one));
      slackServer.mustBeModal(slackModal(one, '', 'fr'));
      mustBeReadable([discordModal(one), slackModal(one, '', 'fr')]);
    }),
    cases,
  );
}, 60_000);

test('a name is refused, or becomes one line of at most 40 characters that can be seen', () => {
  fc.assert(
    fc.property(fc.oneof(hostileText, fc.anything()), (typed) => {
      const name = cleanName(typed);
      if (name === null) return;
      expect(typeof typed).toBe('string');
      expect(name).not.toMatch(/[\r\n\t]|^\s|\s$|\s\s/);
      expect(name).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
      expect([...name].length).toBeLessThanOrEqual(40);
      mustBeReadable(name);
    }),
    cases,
  );
}, 60_000);
