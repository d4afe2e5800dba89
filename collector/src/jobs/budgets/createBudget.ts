import type { Actor } from '../../store/audit.js';
import { findBudget, insertBudget, type Budget } from '../../store/budgets/budgets.js';
import { withTransaction, type Pool } from '../../store/db.js';
import { recordBudget, withFreeName, type BudgetAnswer } from './budgetRecords.js';
import { scopeWarnings, withKnownScope } from './checkScope.js';
import { BUDGET_DEFAULTS, readBudget, type BudgetWish } from './readBudget.js';

/** Makes a budget; it and its row of the audit are one transaction. */
export async function createBudget(pool: Pool, actor: Actor, wish: BudgetWish): Promise<BudgetAnswer> {
  const asked = readBudget(wish, BUDGET_DEFAULTS);
  return withFreeName(asked.name, () =>
    withTransaction(pool, async (tx) => {
      const values = await withKnownScope(tx, asked);
      const budgetId = await insertBudget(tx, actor, values);
      await recordBudget(tx, actor, 'create', { budgetId, before: null, after: values });
      const budget = (await findBudget(tx, budgetId)) as Budget;
      return { budget, warnings: await scopeWarnings(tx, values) };
    }),
  );
}
