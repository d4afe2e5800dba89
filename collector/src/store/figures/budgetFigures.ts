import type { Db } from '../db.js';

/** How a budget stands; numbers for a gauge. */
export interface BudgetFigure {
  readonly budget: string;
  /** `all` where the budget is not of one account. */
  readonly account: string;
  readonly currency: string;
  readonly usedRatio: number;
  readonly limit: number;
}

const SQL = `
select s.budget, s.account, s.currency, s.used_ratio::float8 as "usedRatio", s.limit_amount::float8 as "limit"
from report.budget_status as s
order by s.used_ratio desc, s.budget_id`;

/** The budgets whose period is running, the fullest first. */
export async function budgetFigures(db: Db): Promise<BudgetFigure[]> {
  return (await db.query<BudgetFigure>(SQL)).rows;
}
