import { createHash } from 'node:crypto';

/** What an alert is known by; texts that are not known are ''. */
export interface AlertIdentity {
  readonly orgId: number;
  readonly fingerprint: string;
  readonly startedAt: string;
  readonly budget: string;
  readonly account: string;
  readonly kind: string;
  readonly threshold: string;
  /** The kind of period and its first day: `month from 2026-11-01`. */
  readonly period: string;
  /** Number of the anomaly. */
  readonly anomaly: string;
}

/**
 * What people hear of once, as 64 hexadecimal digits: a threshold of a budget in a period, however often costs are
 * corrected to and fro over it; an anomaly; of any other alert its start.
 */
export function occasionOf(alert: AlertIdentity): string {
  return createHash('sha256')
    .update(JSON.stringify([alert.orgId, ...partsOf(alert)]))
    .digest('hex');
}

function partsOf(alert: AlertIdentity): string[] {
  const { fingerprint, startedAt, budget, account, kind, threshold, period, anomaly } = alert;
  if (budget !== '' && hasDay(period)) return ['budget', budget, account, kind, threshold, period];
  if (anomaly !== '') return ['anomaly', anomaly];
  return ['alert', fingerprint, startedAt];
}

/** "month" alone would be the same month for ever. */
function hasDay(period: string): boolean {
  return /\d/.test(period);
}
