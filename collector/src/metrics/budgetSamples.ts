import type { BudgetFigure } from '../store/figures/budgetFigures.js';
import type { MetricName } from './catalog.js';
import type { Sample } from './metricRegistry.js';

/** Ratios have no sum, so the budgets beyond cannot be one called `other`; they are counted. */
const MOST_BUDGETS = 200;

/** The series of budgets, which come with the fullest first. */
export function budgetSamples(budgets: readonly BudgetFigure[]): [MetricName, readonly Sample[]][] {
  const shown = budgets.slice(0, MOST_BUDGETS);
  const samples = (value: (figure: BudgetFigure) => number): Sample[] =>
    shown.map((figure) => {
      const { budget, account, currency } = figure;
      return { labels: { budget, account, currency }, value: value(figure) };
    });
  return [
    ['aicost_budget_used_ratio', samples(({ usedRatio }) => usedRatio)],
    ['aicost_budget_limit', samples(({ limit }) => limit)],
    ['aicost_budgets_dropped', [{ labels: {}, value: budgets.length - shown.length }]],
  ];
}
