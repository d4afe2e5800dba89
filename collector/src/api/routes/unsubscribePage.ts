import { html, type Html } from '../../mail/html.js';
import type { UnsubscribeScope } from '../../jobs/notifications/unsubscribeToken.js';

/** The pages need nothing from anywhere, and nobody may show them inside another. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

const WHAT: Readonly<Record<UnsubscribeScope, string>> = {
  budget: 'mails about budgets',
  anomaly: 'mails about unusual costs',
  system: 'mails about the collector and its accounts',
  digest: 'summaries of costs',
  all: 'all mails',
};

/** Asks before anything is changed: programs that look at mails follow every link. */
export function askPage(scope: UnsubscribeScope): string {
  const all = html`<p><button name="scope" value="all">Stop all mails</button></p>`;
  return page(
    html`<h1>Unsubscribe</h1>
      <p>The AI Cost Tracker sends you ${WHAT[scope]}.</p>
      <form method="post">
        <p><button>Stop ${WHAT[scope]}</button></p>
        ${scope === 'all' ? [] : [all]}
      </form>`,
  );
}

export function donePage(scope: UnsubscribeScope): string {
  return page(
    html`<h1>Done</h1>
      <p>
        You get no more: ${WHAT[scope]}. You can change that in Grafana, on the page Alerts of the AI Cost Tracker.
      </p>`,
  );
}

export function unknownPage(): string {
  return page(
    html`<h1>This link is not known</h1>
      <p>
        It is perhaps not complete. Take it from the mail once more, or change your preferences in Grafana, on the page
        Alerts of the AI Cost Tracker.
      </p>`,
  );
}

function page(body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>AI Cost Tracker</title>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.text;
}
