import type { AlertText, MailContent } from '../domain/notification.js';
import { html, type Html } from './html.js';
import { oneLine, severalLines } from './plainText.js';

/** Where a mail leads. None of it comes from an alert. */
export interface MailLinks {
  /** The page of Grafana that shows more; '' when Grafana's address is not known. */
  readonly app: string;
  readonly unsubscribe: string;
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const MAX_SUBJECT = 120;
const MAX_SYSTEM_SUBJECT = 60;
const MAX_LINE = 500;
const MAX_FACT = 200;

/** Background and text of the head: readable in light and dark alike. */
const COLOURS = new Map<string, readonly [background: string, text: string]>([
  ['warning', ['#ffc107', '#1f1f1f']],
  ['critical', ['#ff9800', '#1f1f1f']],
  ['emergency', ['#f44336', '#1f1f1f']],
  ['anomaly', ['#9c27b0', '#ffffff']],
  ['system', ['#607d8b', '#ffffff']],
  ['digest', ['#1f60c4', '#ffffff']],
]);

const WHAT_TO_DO: Readonly<Record<MailContent['category'], readonly string[]>> = {
  budget: [
    'Look at what costs most, and since when.',
    'Move work that can wait, or that a cheaper model can do.',
    'Ask who uses it whether it is meant.',
    'Raise the limit if the cost is right.',
  ],
  anomaly: [
    'Look at the explanation: model, project and tokens.',
    'Ask who uses it whether it is meant.',
    'Say whether it is real: the next alerts learn from it.',
    'Plan days that are known to be unusual.',
  ],
  system: [
    'Look at the page Health: which account, and since when.',
    'Test its credentials on the page Accounts.',
    'Look at the status page of the provider.',
    'Figures are missing until it is repaired; none is made up.',
  ],
  digest: [],
  test: [],
};

/** Subject, plain text and HTML of the same mail. */
export function renderMail(content: MailContent, links: MailLinks): RenderedMail {
  const severity = oneLine(content.severity, 20);
  const title = oneLine(content.title, MAX_LINE) || 'An alert of the AI Cost Tracker';
  const prefix = severity === '' ? '' : `[${severity.toUpperCase()}] `;
  const subject = oneLine(prefix + title, content.category === 'system' ? MAX_SYSTEM_SUBJECT : MAX_SUBJECT);
  const cleaned = { ...content, severity, title, alerts: content.alerts.map(cleanAlert) };
  return { subject, text: textOf(cleaned, links), html: documentOf(cleaned, links).text };
}

type CleanAlert = Omit<AlertText, 'description'> & { readonly lines: readonly string[] };
type CleanContent = Omit<MailContent, 'alerts'> & { readonly alerts: readonly CleanAlert[] };

function cleanAlert({ severity, heading, description, facts }: AlertText): CleanAlert {
  return {
    severity: oneLine(severity, 20),
    heading: oneLine(heading, MAX_LINE),
    lines: severalLines(description, MAX_LINE),
    facts: facts.map(([name, value]) => [oneLine(name, 50), oneLine(value, MAX_FACT)]),
  };
}

const WHY = 'You get this because you asked the AI Cost Tracker for such mails.';

function moreOf({ more }: CleanContent): string {
  return more === 0 ? '' : `And ${more} more; the page Alerts shows them all.`;
}

function textOf(content: CleanContent, links: MailLinks): string {
  const alerts = content.alerts.flatMap(({ severity, heading, lines, facts }) => [
    `${severity === '' ? '' : `${severity.toUpperCase()}: `}${heading}`,
    ...lines.map((line) => `  ${line}`),
    ...facts.map(([name, value]) => `  ${name}: ${value}`),
    '',
  ]);
  const actions = WHAT_TO_DO[content.category].map((action) => `- ${action}`);
  const blocks = [
    [content.title, '', ...alerts],
    [moreOf(content), content.note].filter((line) => line !== ''),
    actions.length === 0 ? [] : ['What you can do:', ...actions],
    links.app === '' ? [] : [`Open the AI Cost Tracker: ${links.app}`],
    ['--', WHY, `Unsubscribe: ${links.unsubscribe}`],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n').trimEnd())
    .join('\n\n')}\n`;
}

/** Colours of the page are the reader's own, so that nothing is dark on dark; only the head has one. */
const STYLE = html`<style>
  :root {
    color-scheme: light dark;
    supported-color-schemes: light dark;
  }
  td,
  p,
  li,
  h1,
  h2 {
    font-family: Arial, Helvetica, sans-serif;
  }
</style>`;

function documentOf(content: CleanContent, links: MailLinks): Html {
  const [background, ink] = COLOURS.get(content.category) ?? COLOURS.get(content.severity) ?? ['#607d8b', '#ffffff'];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${content.title}</title>
        ${STYLE}
      </head>
      <body>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td align="center">
              <table role="presentation" width="600" cellpadding="12" cellspacing="0" style="max-width:100%">
                <tr>
                  <td bgcolor="${background}" style="background-color:${background};color:${ink}">
                    <h1 style="margin:0;font-size:20px;color:${ink}">${content.title}</h1>
                  </td>
                </tr>
                <tr>
                  <td>
                    ${content.alerts.map(alertHtml)}${paragraphs([moreOf(content), content.note])}${actionsHtml(content)}
                    ${appLink(links)}
                    <hr />
                    <p style="font-size:12px">${WHY} <a href="${links.unsubscribe}">Unsubscribe</a></p>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `;
}

function alertHtml({ severity, heading, lines, facts }: CleanAlert): Html {
  const rows = facts.map(
    ([name, value]) =>
      html`<tr>
        <td style="padding:2px 12px 2px 0">${name}</td>
        <td><strong>${value}</strong></td>
      </tr>`,
  );
  const level = severity === '' ? '' : `${severity.toUpperCase()}: `;
  return html`<h2 style="font-size:16px">${level}${heading}</h2>
    ${paragraphs(lines)}
    <table role="presentation" cellpadding="0" cellspacing="0">
      ${rows}
    </table>`;
}

function paragraphs(lines: readonly string[]): Html[] {
  return lines.filter((line) => line !== '').map((line) => html`<p>${line}</p>`);
}

function actionsHtml({ category }: CleanContent): Html {
  const items = WHAT_TO_DO[category].map((action) => html`<li>${action}</li>`);
  return items.length === 0
    ? html``
    : html`<p>What you can do:</p>
        <ul>
          ${items}
        </ul>`;
}

function appLink({ app }: MailLinks): Html {
  return app === '' ? html`` : html`<p><a href="${app}">Open the AI Cost Tracker</a></p>`;
}
