/** What alerts are about, and what people choose by. */
export const CATEGORIES = ['budget', 'anomaly', 'system'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What a mail may be: about alerts of a category, a summary of costs, or a test. */
export type MailCategory = Category | 'digest' | 'test';

/** Over what the collector itself reaches people; chats are reached by Grafana's own contact points. */
export const CHANNELS = ['email'] as const;
export type Channel = (typeof CHANNELS)[number];

/** So many mails a person may get. What is over waits and comes together, the worst first. */
export const MAILS_AN_HOUR = 10;
export const MAILS_A_DAY = 50;

/** Worst first; budgets use the first three, anomalies the last four. */
const SEVERITIES = ['emergency', 'critical', 'high', 'warning', 'medium', 'low'];

/** For sorting: the worse, the smaller; what is not known comes last. */
export function severityRank(severity: string): number {
  const rank = SEVERITIES.indexOf(severity);
  return rank === -1 ? SEVERITIES.length : rank;
}

export function isCategory(text: string): text is Category {
  return (CATEGORIES as readonly string[]).includes(text);
}

/** A name and what it says, as a mail shows them. */
export type Fact = readonly [name: string, value: string];

/** One alert as a mail tells of it. Every text comes from outside and may hold anything. */
export interface AlertText {
  readonly severity: string;
  readonly heading: string;
  readonly description: string;
  readonly facts: readonly Fact[];
}

/** What a mail says, whoever carries it. */
export interface MailContent {
  readonly category: MailCategory;
  /** That of the worst alert. */
  readonly severity: string;
  readonly title: string;
  /** The worst first. */
  readonly alerts: readonly AlertText[];
  /** Further alerts that are not told one by one. */
  readonly more: number;
  /** '' or a sentence about this mail itself. */
  readonly note: string;
}
