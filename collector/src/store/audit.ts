import type { Db } from './db.js';

/** Who did something: the verified subject, and how they are called. */
export interface Actor {
  readonly subject: string;
  readonly name: string;
}

export interface AuditEntry {
  readonly action: string;
  /** What it was done to: `account 7`, `entry 12`. */
  readonly target: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface AuditRow extends Required<AuditEntry> {
  readonly auditId: string;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string;
}

const RECORD = `insert into aicost.audit (actor, actor_name, action, target, detail) values ($1, $2, $3, $4, $5)`;

/** Appends to the audit, in the transaction of what it records. No secret may stand in it. */
export async function recordAudit(db: Db, actor: Actor, { action, target, detail = {} }: AuditEntry): Promise<void> {
  await db.query(RECORD, [actor.subject, actor.name, action, target, JSON.stringify(detail)]);
}

const RECORD_REFUSAL = `
insert into aicost.audit (actor, actor_name, action, target, detail)
select $1, $2, 'access.refused', $3, $4
where not exists (
  select from aicost.audit as a
  where a.actor = $1 and a.action = 'access.refused' and a.target = $3 and a.at > clock_timestamp() - interval '1 minute')`;

/** That somebody asked for what they may not. Once a person, route and minute, so that nobody can fill the audit. */
export async function recordRefusal(db: Db, actor: Actor, route: string, needs: string): Promise<void> {
  await db.query(RECORD_REFUSAL, [actor.subject, actor.name, route, JSON.stringify({ needs })]);
}

const LIST = `
select a.audit_id as "auditId", a.at, a.actor, a.actor_name as "actorName", a.action, a.target, a.detail
from aicost.audit as a
where ($1::bigint is null or a.audit_id < $1) and ($2::text is null or a.actor = $2) and ($3::text is null or a.action = $3)
order by a.audit_id desc limit $4`;

/** The newest first; `before` is the id where the last page ended. */
export async function auditRows(
  db: Db,
  filter: {
    readonly before: string | null;
    readonly actor: string | null;
    readonly action: string | null;
    readonly limit: number;
  },
): Promise<AuditRow[]> {
  return (await db.query<AuditRow>(LIST, [filter.before, filter.actor, filter.action, filter.limit])).rows;
}
