import type { Actor } from '../../store/audit.js';
import { hideBudget, lockBudget } from '../../store/budgets/budgets.js';
import { withTransaction, type Pool } from '../../store/db.js';
import { budgetNotFound, recordBudget } from './budgetRecords.js';

/** Ends a budget: it counts and alerts no more. What it said stays in the audit. */
export async function deleteBudget(pool: Pool, actor: Actor, budgetId: number): Promise<void> {
  await withTransaction(pool, async (tx) => {
    const before = await lockBudget(tx, budgetId);
    if (!before) throw budgetNotFound(budgetId);
    await hideBudget(tx, actor, budgetId);
    await recordBudget(tx, actor, 'delete', { budgetId, before, after: null });
  });
}
