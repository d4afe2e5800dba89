import type { Db } from '../db.js';

/** What people said of the anomalies of the last 365 days. */
export interface AnomalyPrecision {
  readonly confirmed: number;
  readonly falseAlarms: number;
  readonly expected: number;
  /** confirmed / (confirmed + falseAlarms); null: neither was said of any. */
  readonly precision: number | null;
}

const SQL = `
select p.confirmed::int, p.false_alarms::int as "falseAlarms", p.expected::int, p.precision::float8
from report.anomaly_precision as p where p.account_id is not distinct from $1::int`;

const NOTHING_JUDGED: AnomalyPrecision = { confirmed: 0, falseAlarms: 0, expected: 0, precision: null };

/** @param accountId null: over all accounts */
export async function anomalyPrecision(db: Db, accountId: number | null): Promise<AnomalyPrecision> {
  return (await db.query<AnomalyPrecision>(SQL, [accountId])).rows[0] ?? NOTHING_JUDGED;
}
