import { setImmediate as othersHaveTheirTurn } from 'node:timers/promises';
import { budgetOutlook, outlookFrom, type LimitedPeriod } from '../../analysis/budget/budgetOutlook.js';
import { completeDays } from '../../analysis/completion/completeDays.js';
import type { DailySeries } from '../../analysis/forecast/series.js';
import type { BudgetOutlook } from '../../domain/budgetOutlook.js';
import type { Completeness } from '../../domain/completeness.js';
import { sumCostDays } from '../../domain/sumCostDays.js';
import { errorCode } from '../../errors.js';
import type { Logger } from '../../logging/logger.js';
import { accounts } from '../../store/accounts.js';
import {
  forgetBudgetForecasts,
  runningBudgets,
  storeBudgetForecast,
  type RunningBudget,
} from '../../store/budgets/budgetForecasts.js';
import { readCompleteness } from '../../store/costSeries/readCompleteness.js';
import { readCostDaysByAccount } from '../../store/costSeries/readCostDays.js';
import { databaseError, type Db, type Pool } from '../../store/db.js';

export interface BudgetForecastDeps {
  readonly pool: Pool;
  readonly log: Logger;
  /** `ENABLE_FORECASTING`; false: there are no outlooks, and those of before are forgotten. */
  readonly isForecasting: boolean;
  /** Works one out, in another thread where the caller has some. Default: in this one. */
  readonly outlook?: (series: DailySeries, period: LimitedPeriod) => Promise<BudgetOutlook | null>;
  /** Only budgets that are new or changed: the ledger says what it said. Default: all. */
  readonly onlyWithout?: boolean;
  /** Aborts between two budgets. */
  readonly signal?: AbortSignal;
}

/** Renews the outlook of the budgets whose period is running. One that fails is logged and does not stop the others. */
export async function forecastBudgets(deps: BudgetForecastDeps): Promise<void> {
  const { pool, log, signal } = deps;
  if (!deps.isForecasting) return forgetBudgetForecasts(pool);
  const running = await runningBudgets(pool);
  const budgets = deps.onlyWithout === true ? running.filter(({ hasOutlook }) => !hasOutlook) : running;
  if (budgets.length === 0) return;
  const accountIds = (await accounts(pool)).map(({ accountId }) => accountId);
  const completeness = await readCompleteness(pool, accountIds);
  for (const budget of budgets) {
    if (signal?.aborted === true) return;
    try {
      const series = await seriesOf(pool, budget, completeness);
      const outlook = series && (await (deps.outlook ?? directOutlook)(series, budget));
      await storeBudgetForecast(pool, budget, outlook);
    } catch (error) {
      const fault = databaseError(error);
      if (errorCode(fault).startsWith('DATABASE_')) throw fault;
      log.error({ err: error, budget: budget.budgetId }, 'no outlook could be made of a budget');
    }
    await othersHaveTheirTurn();
  }
}

/** The days of the budget's scope, each account's as its provider will have told them in the end; null: it has no account. */
async function seriesOf(
  db: Db,
  { scope, today, firstDay }: RunningBudget,
  completeness: ReadonlyMap<number, Completeness>,
): Promise<DailySeries | null> {
  const parts = await readCostDaysByAccount(db, scope, outlookFrom(today, firstDay));
  const whole = [...parts].map(([accountId, days]) => completeDays(days, completeness.get(accountId) ?? []));
  const [first, ...others] = whole;
  if (first === undefined) return null;
  const days = sumCostDays([first, ...others]);
  return { start: days.firstDay, values: days.costs, isLastPartial: true };
}

async function directOutlook(series: DailySeries, period: LimitedPeriod): Promise<BudgetOutlook | null> {
  return budgetOutlook(series, period);
}
