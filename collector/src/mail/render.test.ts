import { expect, test } from '@jest/globals';
import type { MailContent } from '../domain/notification.js';
import { renderMail } from './render.js';

const CONTENT: MailContent = {
  category: 'budget',
  severity: 'critical',
  title: 'Budget Production has used 92 %',
  alerts: [
    {
      severity: 'critical',
      heading: 'Budget Production has used 92 %',
      description: 'It will be used up on Thursday.\n\nMost of it is gpt-5.',
      facts: [
        ['Account', 'openai-production'],
        ['Current cost', '460.00 USD'],
        ['Limit', '500 USD'],
      ],
    },
  ],
  more: 2,
  note: 'A note.',
};
const LINKS = {
  app: 'https://grafana.example.com/a/aicost-tracker-app/budgets',
  unsubscribe: 'https://c.example/unsubscribe/x',
};

test('a mail says the same as text and as HTML: level, figures, link, what to do, why it came and how to end it', () => {
  const { subject, text, html } = renderMail(CONTENT, LINKS);
  expect(subject).toBe('[CRITICAL] Budget Production has used 92 %');
  const both = [
    ...[
      'openai-production',
      '460.00 USD',
      '500 USD',
      'It will be used up on Thursday.',
      'Most of it is gpt-5.',
      'And 2 more',
    ],
    ...['A note.', 'Raise the limit if the cost is right.', LINKS.app, LINKS.unsubscribe, 'because you asked'],
  ];
  for (const part of both) {
    expect(text).toContain(part);
    expect(html).toContain(part);
  }
});

test('HTML is readable in light and dark: it names both schemes, and gives no colour without the other of the pair', () => {
  for (const [category, severity] of [
    ['budget', 'warning'],
    ['anomaly', 'high'],
    ['system', ''],
    ['test', ''],
  ] as const) {
    const { html } = renderMail({ ...CONTENT, category, severity }, LINKS);
    expect(html).toContain('<meta name="color-scheme" content="light dark" />');
    const styles = [...html.matchAll(/style="([^"]*)"/g)].map(([, style = '']) => style);
    const coloured = styles.filter((style) => style.includes('background-color'));
    expect(coloured).toHaveLength(1);
    expect(coloured[0]).toMatch(/background-color:#\w{6};color:#\w{6}/);
  }
});

test('a subject about the system is short', () => {
  const { subject } = renderMail({ ...CONTENT, category: 'system', title: 'x'.repeat(500) }, LINKS);
  expect([...subject]).toHaveLength(60);
});

test('without an address of Grafana there is no link to it', () => {
  const { text, html } = renderMail(CONTENT, { ...LINKS, app: '' });
  expect(text + html).not.toContain('Open the AI Cost Tracker');
});
