import type { BudgetValues } from '../../domain/budget.js';
import { CollectorError } from '../../errors.js';
import type { Actor } from '../../store/audit.js';
import { findBudget, lockBudget, updateBudget, type Budget } from '../../store/budgets/budgets.js';
import { withTransaction, type Pool, type Transaction } from '../../store/db.js';
import { budgetNotFound, budgetWords, recordBudget, withFreeName, type BudgetAnswer } from './budgetRecords.js';
import { scopeWarnings, withKnownScope } from './checkScope.js';
import { readBudget, type BudgetWish } from './readBudget.js';

/** A change of a budget; what is left out stays as it is. */
export interface BudgetChange extends BudgetWish {
  /** The version that whoever asks has seen; another one now is `BUDGET_CHANGED`. */
  readonly version?: number;
}

/** Changes a budget; a change that changes nothing leaves no trace. */
export async function changeBudget(
  pool: Pool,
  actor: Actor,
  budgetId: number,
  change: BudgetChange,
): Promise<BudgetAnswer> {
  return withFreeName(change.name ?? '', () =>
    withTransaction(pool, async (tx) => {
      const before = await lockedBudget(tx, budgetId);
      refuseOutdated(before, change.version);
      const values = await valuesAfter(tx, before, change);
      if (JSON.stringify(budgetWords(before)) !== JSON.stringify(budgetWords(values))) {
        await updateBudget(tx, actor, budgetId, values);
        await recordBudget(tx, actor, 'update', { budgetId, before, after: values });
      }
      const budget = (await findBudget(tx, budgetId)) as Budget;
      return { budget, warnings: await scopeWarnings(tx, values) };
    }),
  );
}

/** The scope is checked only where it changes: a budget may outlive its account. */
async function valuesAfter(tx: Transaction, before: Budget, change: BudgetChange): Promise<BudgetValues> {
  const values = readBudget(change, before);
  const isSameScope = [change.serviceId, change.accountId, change.project].every((part) => part === undefined);
  return isSameScope ? values : withKnownScope(tx, values);
}

async function lockedBudget(tx: Transaction, budgetId: number): Promise<Budget> {
  const budget = await lockBudget(tx, budgetId);
  if (budget) return budget;
  throw budgetNotFound(budgetId);
}

function refuseOutdated(budget: Budget, version: number | undefined): void {
  if (version === undefined || version === budget.version) return;
  throw new CollectorError(
    'BUDGET_CHANGED',
    `${budget.updatedByName} has changed budget ${budget.budgetId} meanwhile (it is at version ${budget.version}, you saw ${version}); load it again`,
  );
}
