import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';
import type { AnomalyState, AnomalyVerdict } from './anomalyEvents.js';

/** An event with all its names. Amounts are decimal text. */
export interface AnomalyRow {
  readonly anomalyId: string;
  readonly parentId: string | null;
  readonly accountId: number | null;
  readonly account: string;
  readonly serviceId: string | null;
  readonly model: string | null;
  readonly currency: string;
  readonly day: Day;
  readonly lastDay: Day;
  readonly anomalousDays: readonly Day[];
  readonly direction: 'up' | 'down';
  readonly score: number;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly cost: string;
  readonly expected: string;
  readonly excess: string;
  readonly state: AnomalyState;
  readonly stateReason: string;
  readonly sentence: string;
  readonly explanation: Readonly<Record<string, unknown>> | null;
  readonly verdict: AnomalyVerdict | null;
  readonly verdictBy: string | null;
  readonly verdictAt: string | null;
  readonly verdictNote: string;
  readonly detectedAt: string;
  readonly updatedAt: string;
}

/** Which events; null does not restrict. Withdrawn ones and parts of others only where they are asked for. */
export interface AnomalyFilter {
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly accountId: number | null;
  readonly serviceId: string | null;
  readonly model: string | null;
  readonly severity: string | null;
  /** 'none': nobody has judged it. */
  readonly verdict: AnomalyVerdict | 'none' | null;
  readonly state: AnomalyState | null;
  readonly withParts: boolean;
}

const COLUMNS = `v.anomaly_id as "anomalyId", v.parent_event_id as "parentId", v.account_id as "accountId", v.account, v.service as "serviceId",
  v.model, v.currency, v.day, v.last_day as "lastDay", array_to_json(e.anomalous_days) as "anomalousDays", v.direction,
  v.score::float8 as score, v.severity, trim_scale(v.cost)::text as cost, trim_scale(v.expected)::text as expected,
  trim_scale(v.excess)::text as excess, v.state, v.state_reason as "stateReason", v.explanation as sentence, e.explanation,
  v.verdict, v.verdict_by as "verdictBy", v.verdict_at as "verdictAt", v.verdict_note as "verdictNote",
  v.detected_at as "detectedAt", v.updated_at as "updatedAt"`;

const FROM = `from report.anomaly as v join aicost.anomaly_event as e on e.anomaly_id = v.anomaly_id`;

const MATCHES = `($1::date is null or v.last_day >= $1) and ($2::date is null or v.day <= $2) and ($3::int is null or v.account_id = $3)
  and ($4::text is null or v.service = $4) and ($5::text is null or v.model = $5) and ($6::text is null or v.severity = $6)
  and ($7::text is null or coalesce(v.verdict, 'none') = $7)
  and (case when $8::text is null then v.state <> 'withdrawn' else v.state = $8 end) and ($9 or $5 is not null or not v.is_part)`;

function valuesOf(filter: AnomalyFilter): unknown[] {
  const { firstDay, lastDay, accountId, serviceId, model, severity, verdict, state, withParts } = filter;
  return [firstDay, lastDay, accountId, serviceId, model, severity, verdict, state, withParts];
}

const LIST = `
select ${COLUMNS} ${FROM}
where ${MATCHES} and ($10::date is null or (v.day, v.anomaly_id) < ($10, $11::bigint))
order by v.day desc, v.anomaly_id desc limit $12`;

/** Events whose days touch the days asked for, the newest first, from the one after `before` on. */
export async function listAnomalies(
  db: Db,
  filter: AnomalyFilter,
  before: { readonly day: string; readonly anomalyId: string } | null,
  limit: number,
): Promise<AnomalyRow[]> {
  const values = [...valuesOf(filter), before?.day ?? null, before?.anomalyId ?? null, limit];
  return (await db.query<AnomalyRow>(LIST, values)).rows;
}

const SUMMARY = `select v.severity, count(*)::int as count, count(*) filter (where v.is_open)::int as open ${FROM} where ${MATCHES} group by 1`;

/** How many events a filter finds, over all its pages. */
export async function countAnomalies(
  db: Db,
  filter: AnomalyFilter,
): Promise<{ readonly severity: AnomalyRow['severity']; readonly count: number; readonly open: number }[]> {
  const { rows } = await db.query<{ severity: AnomalyRow['severity']; count: number; open: number }>(
    SUMMARY,
    valuesOf(filter),
  );
  return rows;
}

const ONE = `select ${COLUMNS} ${FROM} where v.anomaly_id = $1`;

export async function findAnomaly(db: Db, anomalyId: string): Promise<AnomalyRow | undefined> {
  return (await db.query<AnomalyRow>(ONE, [anomalyId])).rows[0];
}
