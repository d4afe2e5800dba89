import type { CostDays } from '../../domain/costDays.js';
import { addDays, daysBetween, firstOfMonth, firstOfQuarter, type Day } from '../../domain/day.js';
import type { SpentSoFar } from '../../store/forecasts/storeForecasts.js';

/** The last day of the series, which is the database's today. */
export function todayOf({ firstDay, costs }: CostDays): Day {
  return addDays(firstDay, costs.length - 1);
}

/** Known cost of the current month and quarter up to and with today. */
export function spentSoFar(days: CostDays): SpentSoFar {
  const today = todayOf(days);
  return { inMonth: spentSince(days, firstOfMonth(today)), inQuarter: spentSince(days, firstOfQuarter(today)) };
}

function spentSince({ firstDay, costs }: CostDays, first: Day): number {
  return costs.slice(Math.max(0, daysBetween(firstDay, first))).reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
}
