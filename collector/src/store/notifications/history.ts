import type { Category } from '../../domain/notification.js';
import type { Db } from '../db.js';

/** An alert and what became of it. Instants are ISO 8601, durations seconds; null: not known, or not so. */
export interface HistoryRow {
  /** `alert` with its number, or `gap`: some that Grafana cut off. */
  readonly origin: 'alert' | 'gap';
  readonly id: string;
  readonly event: string;
  readonly category: Category;
  readonly severity: string;
  readonly budget: string | null;
  readonly account: string | null;
  readonly kind: string | null;
  readonly threshold: string | null;
  readonly period: string | null;
  readonly summary: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly status: 'firing' | 'resolved' | 'unknown';
  readonly receivedAt: string;
  readonly receiveLatency: number | null;
  readonly deliveryLatency: number | null;
  readonly outcomes: string;
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
  readonly suppressed: number;
  readonly maybeDuplicates: number;
  /** What became of it for the one who asks; null: it was none of theirs. */
  readonly mine: 'waiting' | 'sent' | 'failed' | 'suppressed' | null;
  readonly mineReason: string | null;
}

/** The page is chosen first, so that outcomes are counted for its rows alone. */
const LIST = `
with page as (
  select t.origin, t.id, t.received
  from (select 'alert' as origin, a.alert_id as id, coalesce(a.firing_received_at, a.resolved_received_at) as received, a.category,
               case when a.ended_at is null then 'firing' else 'resolved' end as status
        from aicost.alert as a
        union all
        select 'gap', g.gap_id, g.received_at, 'system', 'unknown' from aicost.alert_gap as g) as t
  where ($1::timestamptz is null or (t.received, t.origin, t.id) < ($1, $2::text, $3::bigint))
    and ($4::text is null or t.category = $4) and ($5::text is null or t.status = $5)
  order by t.received desc, t.origin desc, t.id desc limit $6)
select t.origin, t.id, h.event, h.category, h.severity, h.budget, h.account, h.kind, h.threshold, h.period, h.summary,
       h.started as "startedAt", h.ended as "endedAt", h.status, h.received as "receivedAt", h.receive_latency_seconds as "receiveLatency",
       h.delivery_latency_seconds as "deliveryLatency", h.channel_outcomes as outcomes, h.sent, h.waiting, h.failed, h.suppressed,
       h.maybe_duplicates as "maybeDuplicates", m.state as mine, m.reason as "mineReason"
from page as t
cross join lateral (
  select * from report.alert_history as v where t.origin = 'alert' and v.alert_id = t.id
  union all
  select * from report.alert_history as v where t.origin = 'gap' and v.gap_id = t.id) as h
left join lateral (
  select case when n.state in ('waiting', 'suppressed') then n.state when e.state in ('pending', 'sending') then 'waiting' else e.state end as state,
         nullif(e.reason, '') as reason
  from aicost.alert as a
  join aicost.notification as n on n.occasion = a.occasion and n.alert_id = a.alert_id
  join aicost.notification_person as p on p.person_id = n.person_id and p.subject = $7
  left join aicost.mail as e on e.mail_id = n.mail_id
  where t.origin = 'alert' and a.alert_id = t.id limit 1) as m on true
order by t.received desc, t.origin desc, t.id desc`;

export interface HistoryQuestion {
  /** Where the last page ended. */
  readonly before: { readonly receivedAt: string; readonly origin: string; readonly id: string } | null;
  readonly category: Category | null;
  readonly status: 'firing' | 'resolved' | null;
  /** Whose outcomes are told apart. */
  readonly subject: string;
  readonly limit: number;
}

/** Alerts as they were received, the newest first. */
export async function alertHistory(db: Db, question: HistoryQuestion): Promise<HistoryRow[]> {
  const { before, category, status, subject, limit } = question;
  const position = [before?.receivedAt ?? null, before?.origin ?? null, before?.id ?? null];
  return (await db.query<HistoryRow>(LIST, [...position, category, status, limit, subject])).rows;
}
