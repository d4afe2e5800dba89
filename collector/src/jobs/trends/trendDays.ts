import type { DayKnowledge } from '../../analysis/trends/knownDays.js';
import type { TrendDay } from '../../analysis/trends/trendDay.js';
import { ZERO } from '../../domain/decimal.js';
import type { DailySum } from '../../store/analytics/dailySums.js';

/** A day without a sum is zero only where everything was read; one of unpriced charges alone has no value. */
export function trendDays(sums: readonly DailySum[], knowledge: readonly DayKnowledge[]): TrendDay[] {
  const byDay = new Map(sums.map((sum) => [sum.day, sum.value]));
  return knowledge.map(({ isRead, ...each }) => {
    const value = byDay.get(each.day);
    return { ...each, value: value === undefined && isRead ? ZERO : (value ?? null) };
  });
}
