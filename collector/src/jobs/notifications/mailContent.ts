import {
  MAILS_A_DAY,
  MAILS_AN_HOUR,
  severityRank,
  type AlertText,
  type Category,
  type Fact,
  type MailContent,
} from '../../domain/notification.js';
import type { WaitingAlert } from '../../store/notifications/waiting.js';

/** So many alerts are told one by one; a reader would not look at more. */
const MAX_TOLD = 20;
/** What has waited longer was held back by the limits. */
const HELD_SECONDS = 600;

const KINDS: Readonly<Record<Category, string>> = {
  budget: 'budget alerts',
  anomaly: 'unusual costs',
  system: 'system alerts',
};

/** One mail about alerts of one category, at least one, the worst first. */
export function contentOf(category: Category, alerts: readonly WaitingAlert[]): MailContent {
  const sorted = alerts.toSorted(worstFirst);
  const told = sorted.slice(0, MAX_TOLD).map(alertText);
  const [worst] = told;
  const heading = worst?.heading ?? '';
  const isHeld = alerts.some(({ ageSeconds }) => ageSeconds > HELD_SECONDS);
  return {
    category,
    severity: worst?.severity ?? '',
    title: alerts.length === 1 ? heading : `${alerts.length} ${KINDS[category]}, the first: ${heading}`,
    alerts: told,
    more: sorted.length - told.length,
    note: isHeld
      ? `Some of this is older: you get at most ${MAILS_AN_HOUR} mails an hour and ${MAILS_A_DAY} a day.`
      : '',
  };
}

/** What a person sees who tries whether mails arrive. */
export function testContent(): MailContent {
  const description = 'Alerts of the AI Cost Tracker will reach you at this address.';
  const alerts = [{ severity: '', heading: 'It works', description, facts: [] }];
  return { category: 'test', severity: '', title: 'Test of your notifications', alerts, more: 0, note: '' };
}

function worstFirst(one: WaitingAlert, other: WaitingAlert): number {
  return (
    severityRank(one.severity) - severityRank(other.severity) ||
    (Number.parseFloat(other.threshold) || 0) - (Number.parseFloat(one.threshold) || 0) ||
    one.startedAt.localeCompare(other.startedAt)
  );
}

/** Rules write texts into annotations: `summary`, `description`, and figures with their currency. */
function alertText(alert: WaitingAlert): AlertText {
  const { annotations, budget, account, period, severity, startedAt } = alert;
  const note = (name: string): string => (Object.hasOwn(annotations, name) ? (annotations[name] ?? '') : '');
  const facts: Fact[] = [
    ['Budget', budget],
    ['Account', account],
    ['Current cost', note('current_cost')],
    ['Limit', note('limit')],
    ['Used', withUnit(note('used_percent'), ' %')],
    ['Threshold', thresholdOf(alert)],
    ['Period', period],
    ['Since', startedAt],
  ];
  return {
    severity,
    heading: note('summary') || [alert.alertName, budget || account].filter((text) => text !== '').join(': '),
    description: note('description'),
    facts: facts.filter(([, value]) => value !== ''),
  };
}

function thresholdOf({ kind, threshold, currency }: WaitingAlert): string {
  if (kind === 'percent') return withUnit(threshold, ' % of the limit');
  if (kind === 'forecast') return withUnit(threshold, ' % sure to pass the limit');
  return withUnit(threshold, currency === '' ? '' : ` ${currency}`);
}

function withUnit(figure: string, unit: string): string {
  return figure === '' ? '' : figure + unit;
}
