import type { BudgetValues } from '../../domain/budget.js';
import type { Actor } from '../audit.js';
import type { Db } from '../db.js';

/** A budget as it is kept. Instants are ISO 8601; `version` counts its changes from 1. */
export interface Budget extends BudgetValues {
  readonly budgetId: number;
  readonly version: number;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly updatedByName: string;
  readonly updatedAt: string;
}

const LIVE = `
select b.budget_id as "budgetId", b.budget_name as name, trim_scale(b.limit_amount)::text as "limit", b.currency, b.period,
       b.first_day as "firstDay", b.last_day as "lastDay", b.service_id as "serviceId", b.account_id as "accountId", b.model,
       b.sub_account_id as project, case when b.tag_key is not null then json_build_object('key', b.tag_key, 'value', b.tag_value) end as tag,
       b.sources, t.thresholds, b.is_active as "isActive", b.version, b.created_by_name as "createdByName", b.created_at as "createdAt",
       b.updated_by_name as "updatedByName", b.updated_at as "updatedAt"
from aicost.budget as b
cross join lateral (
  select coalesce(json_agg(json_build_object('kind', h.kind, 'value', trim_scale(h.value)::text, 'severity', h.severity)
           order by array_position(array['percent', 'amount', 'forecast'], h.kind), h.value), '[]') as thresholds
  from aicost.budget_threshold as h where h.budget_id = b.budget_id) as t
where b.deleted_at is null`;

const LIST = `${LIVE} and ($1::int is null or b.budget_id > $1) order by b.budget_id limit $2`;

/** The budgets that are not deleted, in the order in which they were made; `after` is the number where the last page ended. */
export async function budgets(
  db: Db,
  page: { readonly after: number | null; readonly limit: number },
): Promise<Budget[]> {
  return (await db.query<Budget>(LIST, [page.after, page.limit])).rows;
}

const BY_NAME = `${LIVE} and b.budget_name = $1`;

export async function budgetOfName(db: Db, name: string): Promise<Budget | undefined> {
  return (await db.query<Budget>(BY_NAME, [name])).rows[0];
}

const BY_ID = `${LIVE} and b.budget_id = $1`;
const LOCKED = `${BY_ID} for update of b`;

/** The budget of that number, unless it is deleted. */
export async function findBudget(db: Db, budgetId: number): Promise<Budget | undefined> {
  return (await db.query<Budget>(BY_ID, [budgetId])).rows[0];
}

/** The same, and nobody else changes it before the transaction ends. */
export async function lockBudget(tx: Db, budgetId: number): Promise<Budget | undefined> {
  return (await tx.query<Budget>(LOCKED, [budgetId])).rows[0];
}

const INSERT = `
insert into aicost.budget (
  budget_name, limit_amount, currency, period, first_day, last_day, service_id, account_id, model, sub_account_id, tag_key, tag_value,
  sources, is_active, created_by, created_by_name, created_at, updated_by, updated_by_name, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, aicost.now(), $15, $16, aicost.now())
returning budget_id as "budgetId"`;

/** Adds a budget and gives its number. A name that is taken fails with SQLSTATE 23505. */
export async function insertBudget(tx: Db, actor: Actor, values: BudgetValues): Promise<number> {
  const { rows } = await tx.query<{ budgetId: number }>(INSERT, [...columns(values), actor.subject, actor.name]);
  const budgetId = rows[0]?.budgetId ?? 0;
  await writeThresholds(tx, budgetId, values);
  return budgetId;
}

const UPDATE = `
update aicost.budget as b
set budget_name = $1, limit_amount = $2, currency = $3, period = $4, first_day = $5, last_day = $6, service_id = $7, account_id = $8,
    model = $9, sub_account_id = $10, tag_key = $11, tag_value = $12, sources = $13, is_active = $14,
    version = b.version + 1, updated_by = $15, updated_by_name = $16, updated_at = aicost.now()
where b.budget_id = $17`;
const FORGET_THRESHOLDS = `delete from aicost.budget_threshold as h where h.budget_id = $1`;

/** Rewrites a budget as its next version. A name that is taken fails with SQLSTATE 23505. */
export async function updateBudget(tx: Db, actor: Actor, budgetId: number, values: BudgetValues): Promise<void> {
  await tx.query(UPDATE, [...columns(values), actor.subject, actor.name, budgetId]);
  await tx.query(FORGET_THRESHOLDS, [budgetId]);
  await writeThresholds(tx, budgetId, values);
}

const DELETE = `
update aicost.budget as b
set deleted_at = aicost.now(), version = b.version + 1, updated_by = $2, updated_by_name = $3, updated_at = aicost.now()
where b.budget_id = $1`;

/** Hides a budget; its row stays for the audit that speaks of it. */
export async function hideBudget(tx: Db, actor: Actor, budgetId: number): Promise<void> {
  await tx.query(DELETE, [budgetId, actor.subject, actor.name]);
}

const THRESHOLDS = `
insert into aicost.budget_threshold (budget_id, kind, value, severity)
select $1, t.kind, t.value, t.severity from jsonb_to_recordset($2::jsonb) as t (kind text, value numeric, severity text)`;

async function writeThresholds(tx: Db, budgetId: number, { thresholds }: BudgetValues): Promise<void> {
  await tx.query(THRESHOLDS, [budgetId, JSON.stringify(thresholds)]);
}

function columns(values: BudgetValues): unknown[] {
  const { name, limit, currency, period, firstDay, lastDay, serviceId, accountId, model, project, tag, sources } =
    values;
  const scope = [serviceId, accountId, model, project, tag?.key ?? null, tag?.value ?? null];
  return [name, limit, currency, period, firstDay, lastDay, ...scope, sources, values.isActive];
}
