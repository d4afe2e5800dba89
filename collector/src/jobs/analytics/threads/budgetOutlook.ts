import { budgetOutlook, type LimitedPeriod } from '../../../analysis/budget/budgetOutlook.js';
import type { DailySeries } from '../../../analysis/forecast/series.js';
import type { BudgetOutlook } from '../../../domain/budgetOutlook.js';

/** One budget: what its scope cost, and the period its limit is for. */
export interface OutlookTask {
  readonly series: DailySeries;
  readonly period: LimitedPeriod;
}

export function outlookOf({ series, period }: OutlookTask): BudgetOutlook | null {
  return budgetOutlook(series, period);
}
