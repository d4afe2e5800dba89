import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { headerOf, readMessage } from '../../test/receivedMail.js';
import { isMailbox } from '../domain/mailbox.js';
import type { MailContent } from '../domain/notification.js';
import { composeMime } from './mime.js';
import { renderMail } from './render.js';

const FROM = { name: 'AI Cost Tracker', address: 'costs@example.com' };
const LINKS = {
  app: 'https://grafana.example.com/a/aicost-tracker-app/budgets',
  unsubscribe: 'https://c.example/unsubscribe/x',
};

/** Every text of a mail that comes from labels and annotations. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 1_000 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\0',
        ',',
        ';',
        ':',
        '<',
        '>',
        '"',
        "'",
        '&',
        '=?UTF-8?Q?',
        '?=',
        '\u2028',
        '\u202e',
        'Bcc: eve@example.net',
        'To: eve@example.net',
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
        '</title>',
        '" onmouseover="x',
        'javascript:alert(1)',
        '{{7*7}}',
        '\ud800',
        'é',
        '💸',
        'x'.repeat(1_000),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

const content: fc.Arbitrary<MailContent> = fc.record({
  category: fc.constantFrom('budget', 'anomaly', 'system', 'test'),
  severity: hostile,
  title: hostile,
  alerts: fc.array(
    fc.record({
      severity: hostile,
      heading: hostile,
      description: hostile,
      facts: fc.array(fc.tuple(hostile, hostile), { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
  more: fc.nat(9),
  note: hostile,
});

const HEADERS = [
  ...['list-unsubscribe', 'list-unsubscribe-post', 'auto-submitted', 'from', 'to', 'subject', 'message-id', 'date'],
  ...['mime-version', 'content-type'],
];

test('whatever an alert says, a mail has exactly our headers, our one recipient and our two parts', async () => {
  await fc.assert(
    fc.asyncProperty(content, async (given) => {
      const rendered = renderMail(given, LINKS);
      expect(rendered.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect([...rendered.subject].length).toBeLessThanOrEqual(120);
      const ids = {
        messageId: '<1@example.com>',
        unsubscribeUrl: LINKS.unsubscribe,
        createdAt: '2026-11-23T10:00:00Z',
      };
      const message = await composeMime({ ...rendered, ...ids, to: 'ada@example.org' }, FROM);
      const mail = await readMessage(['ada@example.org'], message);
      expect(mail.headers.map(([name]) => name)).toEqual(HEADERS);
      expect(mail).toMatchObject({ to: ['ada@example.org'], from: '"AI Cost Tracker" <costs@example.com>' });
      expect(headerOf(mail, 'list-unsubscribe')).toEqual([`<${LINKS.unsubscribe}>`]);
      expect(mail.html).not.toBe('');
      expect(mail.text).toContain(LINKS.unsubscribe);
    }),
    { numRuns: 300 },
  );
});

const OURS =
  /<!doctype html>|<\/?(?:html|head|body|title|style|table|tr|td|h1|h2|p|ul|li|a|strong|hr|meta)(?: [a-z]+(?:-[a-z]+)?="[^"<>]*")*(?: \/)?>/g;

test('whatever an alert says, the HTML holds our own tags and links alone', () => {
  fc.assert(
    fc.property(content, (given) => {
      const { html } = renderMail(given, LINKS);
      const rest = html.replace(OURS, '');
      expect(rest).not.toMatch(/[<>]/);
      expect([...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link)).toEqual([LINKS.app, LINKS.unsubscribe]);
    }),
    { numRuns: 500 },
  );
});

test('an address is one mailbox: no list, name, comment or second line', () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const text = `${one}@${other}`;
      if (isMailbox(text)) expect(text).toMatch(/^[!-+\--9=?A-Z^-~]+@[A-Za-z0-9.-]+$/);
    }),
  );
  for (const text of [
    'a@b.example,c@d.example',
    'Ada <a@b.example>',
    'a@b.example\r\nBcc: c@d.example',
    '"a b"@c.example',
    'a@',
    '@b',
    'a.@b.example',
    'a@b..example',
    `${'a'.repeat(65)}@b.example`,
  ]) {
    expect(isMailbox(text)).toBe(false);
  }
  for (const text of ['ada@example.org', "o'hara+costs@mail.example.co.uk", 'root@localhost'])
    expect(isMailbox(text)).toBe(true);
});
