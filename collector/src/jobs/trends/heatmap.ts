import { sumOfKnown } from '../../analysis/trends/amounts.js';
import { ratio } from '../../analysis/trends/quotient.js';
import { weekdayMeans, type WeekdayMean } from '../../analysis/trends/weekdays.js';
import { fromUnits, toUnits, ZERO, type Decimal } from '../../domain/decimal.js';
import type { TrendMetric } from '../../domain/trendMetric.js';
import { dailySums } from '../../store/analytics/dailySums.js';
import { hourSums, type HourSum } from '../../store/analytics/hourSums.js';
import { inSnapshot } from '../../store/analytics/inSnapshot.js';
import type { Pool } from '../../store/db.js';
import { readKnownDays } from './readKnownDays.js';
import type { Question } from './readQuestion.js';
import { trendDays } from './trendDays.js';

/** One currency by weekday and hour; null: tokens or requests. */
export interface Heatmap {
  readonly currency: string | null;
  readonly total: Decimal | null;
  /** What a day of the week usually comes to, whether its hours are known or not. */
  readonly weekdays: readonly WeekdayMean[];
  /** Hours in which something was charged; the others are not zero where `withoutHour` is above it. */
  readonly cells: readonly Omit<HourSum, 'currency'>[];
  /** The part whose hour nobody told, such as all charges of a whole day; never spread. */
  readonly withoutHour: Decimal | null;
  /** That part of the total; null when the total is zero. */
  readonly withoutHourShare: Decimal | null;
}

/** In which hours of the week it was spent, as far as the charges say so. */
export async function heatmap(pool: Pool, question: Question, metric: TrendMetric): Promise<Heatmap[]> {
  const filter = { ...question.filter, lastDay: question.lastShownDay };
  const [days, hours, knowledge] = await inSnapshot(pool, async (db) => [
    await dailySums(db, filter, metric),
    await hourSums(db, filter, metric),
    await readKnownDays(db, filter, metric, question.today),
  ]);
  const currencies = metric === 'cost' ? new Set(days.map((sum) => sum.currency)) : [null];
  return Array.from(currencies, (currency) => {
    const sums = days.filter((sum) => sum.currency === currency);
    const total = sumOfKnown(sums.map(({ value }) => value));
    const cells = hours
      .filter((sum) => sum.currency === currency)
      .map(({ weekday, hour, value }) => ({ weekday, hour, value }));
    const withHour = sumOfKnown(cells.map(({ value }) => value)) ?? ZERO;
    const withoutHour = total && fromUnits(toUnits(total) - toUnits(withHour));
    return {
      currency,
      total,
      weekdays: weekdayMeans(trendDays(sums, knowledge)),
      cells,
      withoutHour,
      withoutHourShare: total && withoutHour && ratio(withoutHour, total),
    };
  });
}
