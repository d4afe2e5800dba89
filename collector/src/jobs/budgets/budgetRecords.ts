import type { BudgetValues } from '../../domain/budget.js';
import { CollectorError } from '../../errors.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { sqlState, type Db } from '../../store/db.js';
import type { Budget } from '../../store/budgets/budgets.js';
import type { ScopeWarning } from './checkScope.js';

/** A budget as it stands now, and what whoever wrote it should know. */
export interface BudgetAnswer {
  readonly budget: Budget;
  readonly warnings: readonly ScopeWarning[];
}

/** What a budget says, in the words of the API, for the audit and for comparing. */
export function budgetWords(values: BudgetValues): Record<string, unknown> {
  return {
    name: values.name,
    limit: values.limit,
    currency: values.currency,
    period: values.period,
    first_day: values.firstDay,
    last_day: values.lastDay,
    service_id: values.serviceId,
    account_id: values.accountId,
    model: values.model,
    project: values.project,
    tag: values.tag && { key: values.tag.key, value: values.tag.value },
    sources: values.sources,
    thresholds: values.thresholds.map(({ kind, value, severity }) => ({ kind, value, severity })),
    active: values.isActive,
  };
}

/** Keeps who did what to a budget, from what to what; null: it was not there, or is no more. */
export async function recordBudget(
  tx: Db,
  actor: Actor,
  action: 'create' | 'update' | 'delete',
  { budgetId, before, after }: { budgetId: number; before: BudgetValues | null; after: BudgetValues | null },
): Promise<void> {
  const detail = { old: before && budgetWords(before), new: after && budgetWords(after) };
  await recordAudit(tx, actor, { action: `budget.${action}`, target: `budget ${budgetId}`, detail });
}

/** Does `work`; a name that another budget has is told in words. */
export async function withFreeName<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    throw new CollectorError('BUDGET_EXISTS', `there is a budget "${name}" already; choose another name`, {
      cause: error,
    });
  }
}

export function budgetNotFound(budgetId: number): CollectorError {
  return new CollectorError('BUDGET_NOT_FOUND', `there is no budget ${budgetId}; GET /api/budgets lists all`);
}
