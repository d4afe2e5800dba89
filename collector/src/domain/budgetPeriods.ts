import type { BudgetPeriod } from './budget.js';
import { addDays, addMonths, firstOfMonth, firstOfQuarter, type Day } from './day.js';

/** Whole days, both inside. */
export interface BudgetDays {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** When a budget is measured; days only where the period is `fixed`. */
export interface PeriodOfBudget {
  readonly period: BudgetPeriod;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

/** A year of months, two years of quarters. */
const HOW_MANY = { month: 12, quarter: 8 } as const;
const MONTHS = { month: 1, quarter: 3 } as const;

/** The periods of a budget that are over, the latest first. The one that is running is not among them. */
export function endedPeriods({ period, firstDay, lastDay }: PeriodOfBudget, today: Day): BudgetDays[] {
  if (period === 'fixed')
    return firstDay !== null && lastDay !== null && lastDay < today ? [{ firstDay, lastDay }] : [];
  const running = period === 'month' ? firstOfMonth(today) : firstOfQuarter(today);
  return Array.from({ length: HOW_MANY[period] }, (_, index) => {
    const first = addMonths(running, -MONTHS[period] * (index + 1));
    return { firstDay: first, lastDay: addDays(addMonths(first, MONTHS[period]), -1) };
  });
}
