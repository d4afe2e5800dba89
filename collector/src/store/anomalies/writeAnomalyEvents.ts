import type { CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { Db } from '../db.js';

/** What detection says of an incident. */
export interface EventFigures {
  readonly detector: 'robust' | 'sigma';
  /** In order, at least one. */
  readonly anomalousDays: readonly Day[];
  readonly direction: 'up' | 'down';
  readonly score: number;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly cost: Decimal;
  /** An estimate with at most six digits behind the point. */
  readonly expected: string;
}

const FIGURES = `"anomalousDays" date[], direction text, score numeric, severity text, cost numeric, expected numeric, detector text`;

const INSERT = `
insert into aicost.anomaly_event (account_id, model, currency, detector, day, last_day, anomalous_days, direction, score, severity,
  cost, expected, excess, state, detected_at, updated_at)
select t."accountId", t.model, t.currency, t.detector, t."anomalousDays"[1], t."anomalousDays"[cardinality(t."anomalousDays")],
       t."anomalousDays", t.direction, t.score, t.severity, t.cost, t.expected, t.cost - t.expected, 'open', aicost.now(), aicost.now()
from jsonb_to_recordset($1::jsonb) as t ("accountId" int, model text, currency text, ${FIGURES})`;

/** Adds events. Like every writer of events, the transaction must hold `lockAnomalies`. */
export async function insertEvents(
  tx: Db,
  events: readonly (EventFigures & { readonly scope: CostScope })[],
): Promise<void> {
  const rows = events.map(({ scope, ...figures }) => {
    const { accountId, model, currency } = scope;
    return { accountId, model, currency, ...inDigits(figures) };
  });
  if (rows.length > 0) await tx.query(INSERT, [JSON.stringify(rows)]);
}

/** Equal figures write nothing. New days or another cost ask for a new explanation; a verdict stays. */
const AMEND = `
update aicost.anomaly_event as e
set detector = t.detector, day = t."anomalousDays"[1], last_day = t."anomalousDays"[cardinality(t."anomalousDays")],
    anomalous_days = t."anomalousDays", score = t.score, severity = t.severity, cost = t.cost, expected = t.expected,
    excess = t.cost - t.expected, updated_at = aicost.now(),
    state = case e.state when 'withdrawn' then 'open' else e.state end,
    state_reason = case e.state when 'withdrawn' then '' else e.state_reason end,
    explanation = case when e.anomalous_days = t."anomalousDays" and e.cost = t.cost then e.explanation end
from jsonb_to_recordset($1::jsonb) as t ("anomalyId" bigint, ${FIGURES})
where e.anomaly_id = t."anomalyId"
  and (e.detector, e.anomalous_days, e.score, e.cost, e.expected, e.state = 'withdrawn')
      is distinct from (t.detector, t."anomalousDays", t.score, t.cost, t.expected, false)`;

/** What detection says of events now. A withdrawn one stands again. */
export async function amendEvents(
  tx: Db,
  events: readonly (EventFigures & { readonly anomalyId: string })[],
): Promise<void> {
  if (events.length > 0) await tx.query(AMEND, [JSON.stringify(events.map(inDigits))]);
}

const WITHDRAW = `
update aicost.anomaly_event as e
set state = 'withdrawn', state_reason = t.reason, updated_at = aicost.now()
from jsonb_to_recordset($1::jsonb) as t ("anomalyId" bigint, reason text)
where e.anomaly_id = t."anomalyId" and e.state <> 'withdrawn'`;

/** Events that detection no longer sees, and why. */
export async function withdrawEvents(
  tx: Db,
  events: readonly { readonly anomalyId: string; readonly reason: string }[],
): Promise<void> {
  if (events.length > 0) await tx.query(WITHDRAW, [JSON.stringify(events)]);
}

const LINK = `
update aicost.anomaly_event as e
set parent_event_id = t."parentId", updated_at = aicost.now()
from jsonb_to_recordset($1::jsonb) as t ("anomalyId" bigint, "parentId" bigint)
where e.anomaly_id = t."anomalyId" and e.parent_event_id is distinct from t."parentId"`;

/** Which event each is a part of; null: it stands by itself. */
export async function linkEvents(
  tx: Db,
  links: readonly { readonly anomalyId: string; readonly parentId: string | null }[],
): Promise<void> {
  if (links.length > 0) await tx.query(LINK, [JSON.stringify(links)]);
}

const SETTLE = `
update aicost.anomaly_event as e
set state = n.state, state_reason = n.reason, updated_at = aicost.now()
from (
  select o.anomaly_id, t.state, t.reason
  from aicost.anomaly_event as o
  cross join lateral (
    select case when o.parent_event_id is not null then 'part of anomaly ' || o.parent_event_id
                when o.verdict is not null then o.verdict_by_name || ' said: ' || o.verdict
                when o.last_day < (aicost.now() at time zone 'UTC')::date - 14 then '14 days have passed since its last day' end) as r (closed)
  cross join lateral (select case when r.closed is null then 'open' else 'closed' end, coalesce(r.closed, '')) as t (state, reason)
  where o.state = 'open' or o.last_day >= $1::date or o.anomaly_id = $2::bigint
) as n
where e.anomaly_id = n.anomaly_id and e.state <> 'withdrawn' and (e.state, e.state_reason) is distinct from (n.state, n.reason)`;

/**
 * Says which events are open: those that stand by themselves, that nobody has judged, and that ended at most 14 days ago.
 * Looks at open events, at all since `firstDay`, and at `anomalyId`.
 */
export async function settleEvents(tx: Db, firstDay: Day, anomalyId: string | null = null): Promise<void> {
  await tx.query(SETTLE, [firstDay, anomalyId]);
}

const EXPLAIN = `
update aicost.anomaly_event as e set explanation = $3::jsonb, updated_at = aicost.now()
where e.anomaly_id = $1 and e.anomalous_days = $2::date[] and e.state <> 'withdrawn'`;

/** Stores why; does nothing where the event has other days by now. */
export async function saveExplanation(
  db: Db,
  { anomalyId, anomalousDays }: { readonly anomalyId: string; readonly anomalousDays: readonly Day[] },
  explanation: object,
): Promise<void> {
  await db.query(EXPLAIN, [anomalyId, anomalousDays, JSON.stringify(explanation)]);
}

function inDigits<T extends EventFigures>(figures: T): Omit<T, 'score'> & { readonly score: string } {
  return { ...figures, score: figures.score.toFixed(3) };
}
