import type { Budget } from '../../components/budget/budget';
import type { BudgetDisplay } from '../../components/budget/BudgetCard';

export interface BudgetOptions extends BudgetDisplay {
  readonly sortBy: 'ratio' | 'name';
}

export const DEFAULTS: BudgetOptions = { sortBy: 'ratio', showForecast: true, showBurnRate: true, compact: false };

/** Options as a dashboard stores them; what is missing or is not an option of this version becomes the default. */
export function readOptions(stored: unknown): BudgetOptions {
  const given: Readonly<Record<string, unknown>> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const flag = (name: 'showForecast' | 'showBurnRate' | 'compact') =>
    typeof given[name] === 'boolean' ? given[name] : DEFAULTS[name];
  return {
    sortBy: given['sortBy'] === 'name' || given['sortBy'] === 'ratio' ? given['sortBy'] : DEFAULTS.sortBy,
    showForecast: flag('showForecast'),
    showBurnRate: flag('showBurnRate'),
    compact: flag('compact'),
  };
}

/** The fullest budget first, or by name. */
export function sortBudgets(budgets: readonly Budget[], sortBy: BudgetOptions['sortBy']): Budget[] {
  const byName = (a: Budget, b: Budget) => a.name.localeCompare(b.name);
  const order = sortBy === 'name' ? byName : (a: Budget, b: Budget) => b.usedRatio - a.usedRatio || byName(a, b);
  return [...budgets].sort(order);
}
