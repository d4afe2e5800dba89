import type { CallAnswer } from '../../../api/calls';
import type { StoredBudget } from '../../../alerting/channelRules';
import { useCall } from '../../../data/useCall';

type Budget = Pick<CallAnswer<'GET /api/budgets'>['items'][number], 'id' | 'name'>;

/** The budgets that a channel is narrowed to. */
export interface NamedBudgets {
  readonly found: readonly Budget[];
  /** Those that are deleted, or renamed where only the name was kept: nothing is told of them. */
  readonly gone: readonly StoredBudget[];
}

export function namedBudgets(stored: readonly StoredBudget[], all: readonly Budget[]): NamedBudgets {
  const isOf = (key: StoredBudget) => (budget: Budget) => budget.id === key || budget.name === key;
  return {
    found: stored.flatMap((key) => all.find(isOf(key)) ?? []),
    gone: stored.filter((key) => !all.some(isOf(key))),
  };
}

/** Every budget, for choosing some and for naming those that are chosen. */
export function useAllBudgets() {
  return useCall('GET /api/budgets', { query: { limit: 1000 } });
}
