import type { Category } from '../../domain/notification.js';
import type { Db, Transaction } from '../db.js';

/** What Grafana said of one alert. Instants are ISO 8601; texts that are not known are ''. */
export interface AlertReport {
  readonly orgId: number;
  readonly groupKey: string;
  readonly fingerprint: string;
  readonly startedAt: string;
  /** null: it is firing. */
  readonly endedAt: string | null;
  readonly alertName: string;
  readonly category: Category;
  /** Whether its labels name one of our categories. */
  readonly isOurs: boolean;
  readonly kind: string;
  readonly severity: string;
  readonly budget: string;
  readonly account: string;
  readonly threshold: string;
  readonly period: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** What people hear of once. */
  readonly occasion: string;
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended('aicost:alerts', 0))`;

/**
 * One webhook at a time, in all collectors: what fires and what has ended are two statements, and two webhooks that tell of
 * the same alerts the other way round would wait for each other in a circle.
 */
export async function lockAlerts(tx: Transaction): Promise<void> {
  await tx.query(LOCK);
}

const GIVEN = `
insert into aicost.alert as a (
  org_id, group_key, fingerprint, started_at, ended_at, firing_received_at, resolved_received_at, alert_name, category, is_ours,
  kind, severity, budget, account, threshold, period, labels, annotations, occasion)
select t."orgId", t."groupKey", t.fingerprint, t."startedAt", t."endedAt",
       case when t."endedAt" is null then aicost.now() end, case when t."endedAt" is not null then aicost.now() end,
       t."alertName", t.category, t."isOurs", t.kind, t.severity, t.budget, t.account, t.threshold, t.period, t.labels, t.annotations, t.occasion
from jsonb_to_recordset($1::jsonb) as t (
  "orgId" bigint, "groupKey" text, fingerprint text, "startedAt" timestamptz, "endedAt" timestamptz, "alertName" text, category text,
  "isOurs" boolean, kind text, severity text, budget text, account text, threshold text, period text, labels jsonb, annotations jsonb, occasion text)
on conflict (org_id, fingerprint, started_at, hashtextextended(group_key, 0)) do update`;

/** Labels are those of the fingerprint; what the annotations say is told best while it fires. */
const FIRING = `${GIVEN}
set firing_received_at = excluded.firing_received_at, annotations = excluded.annotations
where a.firing_received_at is null
returning a.alert_id as "alertId"`;

/** Whoever tells of a later end is right, in whatever order they come. */
const RESOLVED = `${GIVEN}
set resolved_received_at = coalesce(a.resolved_received_at, excluded.resolved_received_at), ended_at = greatest(a.ended_at, excluded.ended_at)
where a.resolved_received_at is null or a.ended_at < excluded.ended_at
returning a.alert_id as "alertId"`;

/** Notes alerts that fire; gives those that were not known to. No two may be the same alert. */
export async function recordFiring(db: Db, reports: readonly AlertReport[]): Promise<string[]> {
  return record(db, FIRING, reports);
}

/** Notes alerts that have ended; gives those that were not known to. No two may be the same alert. */
export async function recordResolved(db: Db, reports: readonly AlertReport[]): Promise<string[]> {
  return record(db, RESOLVED, reports);
}

async function record(db: Db, sql: string, reports: readonly AlertReport[]): Promise<string[]> {
  if (reports.length === 0) return [];
  const { rows } = await db.query<{ alertId: string }>(sql, [JSON.stringify(reports)]);
  return rows.map(({ alertId }) => alertId);
}

const GAP = `
insert into aicost.alert_gap (org_id, body_digest, not_recorded) values ($1, $2, $3) on conflict (body_digest) do nothing`;

/** Notes that a webhook told of fewer alerts than there were; the same webhook again counts once. */
export async function recordGap(db: Db, orgId: number, bodyDigest: Buffer, notRecorded: number): Promise<void> {
  await db.query(GAP, [orgId, bodyDigest, notRecorded]);
}

const TELL = `
insert into aicost.notification (person_id, channel, occasion, alert_id, category, state)
select p.person_id, r.channel, a.occasion, a.alert_id, a.category,
       case when p.opted_out_at is null and r.is_wanted then 'waiting' else 'suppressed' end
from aicost.alert as a
join aicost.notification_preference as r on r.category = a.category
join aicost.notification_person as p on p.person_id = r.person_id
join aicost.notification_address as d on d.person_id = r.person_id and d.channel = r.channel
where a.alert_id = any ($1::bigint[]) and a.is_ours
order by p.person_id, r.channel, a.occasion, a.alert_id
on conflict (person_id, channel, occasion) do nothing
returning state`;

/**
 * Puts down who is to hear of these alerts. Nobody hears of an occasion twice; who does not want to is put down as
 * suppressed. Gives how many there are of each.
 */
export async function notifyPeople(
  db: Db,
  alertIds: readonly string[],
): Promise<{ readonly waiting: number; readonly suppressed: number }> {
  if (alertIds.length === 0) return { waiting: 0, suppressed: 0 };
  const { rows } = await db.query<{ state: string }>(TELL, [alertIds]);
  const waiting = rows.filter(({ state }) => state === 'waiting').length;
  return { waiting, suppressed: rows.length - waiting };
}
