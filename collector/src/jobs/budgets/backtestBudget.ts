import { backtestThresholds, testedFrom, type Firing } from '../../analysis/budget/backtestThresholds.js';
import type { Threshold } from '../../domain/budget.js';
import { addDays, type Day } from '../../domain/day.js';
import { costHistory } from '../../store/costSeries/costHistory.js';
import { spanFrom } from '../../store/costSeries/span.js';
import { databaseNow, type Db } from '../../store/db.js';
import { withKnownScope } from './checkScope.js';
import { BUDGET_DEFAULTS, readBudget, type BudgetWish } from './readBudget.js';

export interface Backtest {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly firings: readonly Firing[];
  /** Days before it count as they are known now; null: nothing was ever read. */
  readonly knownSince: Day | null;
  /** Those that depend on forecasts, of which the past is not kept. */
  readonly notTested: readonly Threshold[];
}

/** When a budget would have spoken in the last so many days, by the ledger as it was known on each. Nothing is stored. */
export async function backtestBudget(db: Db, wish: BudgetWish, days: number): Promise<Backtest> {
  const budget = await withKnownScope(db, readBudget({ name: 'backtest', ...wish }, BUDGET_DEFAULTS));
  const today = (await databaseNow(db)).slice(0, 10) as Day;
  const firstDay = addDays(today, 1 - days);
  const span = await spanFrom(db, testedFrom(budget, firstDay));
  const history = await costHistory(db, budget, span);
  return {
    firstDay,
    lastDay: span.today,
    firings: backtestThresholds(budget, history, firstDay, span.today),
    knownSince: history.knownSince,
    notTested: budget.thresholds.filter(({ kind }) => kind === 'forecast'),
  };
}
