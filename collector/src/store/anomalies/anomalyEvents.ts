import { everythingIn, type CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { Db, Transaction } from '../db.js';

export const VERDICTS = ['expected', 'confirmed', 'false alarm'] as const;
export type AnomalyVerdict = (typeof VERDICTS)[number];

export const ANOMALY_STATES = ['open', 'closed', 'withdrawn'] as const;
export type AnomalyState = (typeof ANOMALY_STATES)[number];

/** One incident of one series: an account, a model of an account, or everything in one currency. */
export interface AnomalyEvent {
  readonly anomalyId: string;
  readonly accountId: number | null;
  readonly model: string | null;
  readonly currency: string;
  readonly day: Day;
  readonly lastDay: Day;
  readonly anomalousDays: readonly Day[];
  readonly direction: 'up' | 'down';
  readonly score: number;
  /** Of its anomalous days, from the ledger. */
  readonly cost: Decimal;
  /** Estimates, as numbers. */
  readonly expected: number;
  readonly excess: number;
  readonly state: AnomalyState;
  readonly verdict: AnomalyVerdict | null;
}

/** The table is `e`. */
const COLUMNS = `e.anomaly_id as "anomalyId", e.account_id as "accountId", e.model, e.currency, e.day, e.last_day as "lastDay",
  array_to_json(e.anomalous_days) as "anomalousDays", e.direction, e.score::float8 as score, trim_scale(e.cost)::text as cost,
  e.expected::float8 as expected, e.excess::float8 as excess, e.state, e.verdict`;

/** The series that an event is of. */
export function scopeOfEvent({
  accountId,
  model,
  currency,
}: Pick<AnomalyEvent, 'accountId' | 'model' | 'currency'>): CostScope {
  return { ...everythingIn(currency), accountId, model };
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended('aicost:anomalies', 0))`;

/** One writer of anomalies at a time, until the transaction ends. */
export async function lockAnomalies(tx: Transaction): Promise<void> {
  await tx.query(LOCK);
}

const SINCE = `select ${COLUMNS} from aicost.anomaly_event as e where e.last_day >= $1 order by e.day, e.anomaly_id`;

/** Every event that ended on that day or later, withdrawn ones too, the oldest first. */
export async function eventsSince(db: Db, firstDay: Day): Promise<AnomalyEvent[]> {
  return (await db.query<AnomalyEvent>(SINCE, [firstDay])).rows;
}

const UNEXPLAINED = `
select ${COLUMNS} from aicost.anomaly_event as e
where e.explanation is null and e.state <> 'withdrawn' and e.parent_event_id is null and e.last_day >= $1
order by e.day desc limit $2`;

/** Events that stand by themselves and have no explanation yet, the newest first. */
export async function unexplainedEvents(db: Db, firstDay: Day, limit: number): Promise<AnomalyEvent[]> {
  return (await db.query<AnomalyEvent>(UNEXPLAINED, [firstDay, limit])).rows;
}

const ANOMALOUS = `
select distinct d.day from aicost.anomaly_event as e cross join lateral unnest(e.anomalous_days) as d (day)
where e.account_id is not distinct from $1 and e.model is not distinct from $2 and e.currency = $3 and e.state <> 'withdrawn'`;

/** Days of a series that are no example of a usual one. */
export async function anomalousDaysOf(db: Db, { accountId, model, currency }: CostScope): Promise<Set<Day>> {
  const { rows } = await db.query<{ day: Day }>(ANOMALOUS, [accountId, model, currency]);
  return new Set(rows.map((row) => row.day));
}

const JUDGED = `
select e.account_id as "accountId", e.model, e.currency, e.day, e.last_day as "lastDay", coalesce(e.verdict, p.verdict) as verdict
from aicost.anomaly_event as e
left join aicost.anomaly_event as p on p.anomaly_id = e.parent_event_id
where e.verdict is not null or p.verdict is not null
order by e.updated_at`;

/** What people said, of every series. The verdict on an event is also the one on its parts. */
export async function judgedEvents(
  db: Db,
): Promise<
  (Pick<AnomalyEvent, 'accountId' | 'model' | 'currency' | 'day' | 'lastDay'> & { verdict: AnomalyVerdict })[]
> {
  return (await db.query<AnomalyEvent & { verdict: AnomalyVerdict }>(JUDGED)).rows;
}
