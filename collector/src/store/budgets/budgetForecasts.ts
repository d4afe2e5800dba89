import type { BudgetOutlook } from '../../domain/budgetOutlook.js';
import type { CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';

/** A budget whose period is running, as far as an outlook needs it. */
export interface RunningBudget {
  readonly budgetId: number;
  readonly version: number;
  readonly scope: CostScope;
  /** For statistics, so a plain number. */
  readonly limit: number;
  readonly today: Day;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** An outlook was made for this version of it and this period. */
  readonly hasOutlook: boolean;
}

const RUNNING = `
select b.budget_id as "budgetId", b.version, b.limit_amount::float8 as "limit", b.today, b.period_first as "firstDay", b.period_last as "lastDay",
       json_build_object('currency', b.currency, 'serviceId', b.service_id, 'accountId', b.account_id, 'model', b.model, 'project', b.sub_account_id,
         'tag', case when b.tag_key is not null then json_build_object('key', b.tag_key, 'value', b.tag_value) end, 'sources', b.sources) as scope,
       exists (select from aicost.budget_forecast as f
               where f.budget_id = b.budget_id and f.budget_version = b.version and f.period_first = b.period_first) as "hasOutlook"
from aicost.running_budget as b
order by b.budget_id`;

/** The budgets whose period is running now. */
export async function runningBudgets(db: Db): Promise<RunningBudget[]> {
  return (await db.query<RunningBudget>(RUNNING)).rows;
}

const STORE = `
insert into aicost.budget_forecast as f (
  budget_id, budget_version, made_at, period_first, confidence, expected, lower80, upper80, lower95, upper95, pass_probability,
  exhausted_on, exhausted_earliest, exhausted_latest)
values ($1, $2, aicost.now(), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
on conflict (budget_id) do update
set budget_version = excluded.budget_version, made_at = excluded.made_at, period_first = excluded.period_first, confidence = excluded.confidence,
    expected = excluded.expected, lower80 = excluded.lower80, upper80 = excluded.upper80, lower95 = excluded.lower95, upper95 = excluded.upper95,
    pass_probability = excluded.pass_probability, exhausted_on = excluded.exhausted_on,
    exhausted_earliest = excluded.exhausted_earliest, exhausted_latest = excluded.exhausted_latest`;

/** Keeps the latest outlook of a budget; null: there were too few days for one. */
export async function storeBudgetForecast(db: Db, budget: RunningBudget, outlook: BudgetOutlook | null): Promise<void> {
  const o: Partial<BudgetOutlook> = outlook ?? {};
  const totals = [o.expected, o.lower80, o.upper80, o.lower95, o.upper95, o.passProbability];
  const days = [o.exhaustedOn, o.exhaustedEarliest, o.exhaustedLatest];
  const made = [budget.budgetId, budget.version, budget.firstDay, o.confidence ?? 'none'];
  await db.query(STORE, [...made, ...[...totals, ...days].map((value) => value ?? null)]);
}

const FORGET = `delete from aicost.budget_forecast as f`;

/** Forgets all outlooks, so that none of the past is taken for one of now. */
export async function forgetBudgetForecasts(db: Db): Promise<void> {
  await db.query(FORGET);
}
