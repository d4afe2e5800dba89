import type { Db } from '../db.js';

/** Open anomalies of one account, or (null) of all accounts together, in one currency. */
export interface OpenAnomalies {
  readonly accountId: number | null;
  readonly currency: string;
  readonly open: number;
}

export interface AnomalyFigures {
  readonly open: readonly OpenAnomalies[];
  /** Of those that people judged in the last 365 days, the part that was real; null: none was judged. */
  readonly precision: number | null;
}

const OPEN = `
select e.account_id as "accountId", e.currency, count(*)::int as open
from aicost.anomaly_event as e where e.state = 'open' group by 1, 2`;

const PRECISION = `select p.precision::float8 as precision from report.anomaly_precision as p where p.account_id is null`;

export async function anomalyFigures(db: Db): Promise<AnomalyFigures> {
  const { rows: open } = await db.query<OpenAnomalies>(OPEN);
  const { rows } = await db.query<{ precision: number | null }>(PRECISION);
  return { open, precision: rows[0]?.precision ?? null };
}
