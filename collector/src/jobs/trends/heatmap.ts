import { sumOfKnown } from '../../analysis/trends/amounts.js';
import { ratio } from '../../analysis/trends/quotient.js';
import { fromUnits, toUnits, ZERO, type Decimal } from '../../domain/decimal.js';
import type { TrendMetric } from '../../domain/trendMetric.js';
import { dailySums } from '../../store/analytics/dailySums.js';
import { hourSums, type HourSum } from '../../store/analytics/hourSums.js';
import { inSnapshot } from '../../store/analytics/inSnapshot.js';
import type { Pool } from '../../store/db.js';
import type { Question } from './readQuestion.js';

/** One currency by weekday and hour; null: tokens or requests. */
export interface Heatmap {
  readonly currency: string | null;
  readonly total: Decimal | null;
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
  const [days, hours] = await inSnapshot(pool, async (db) => [
    await dailySums(db, filter, metric),
    await hourSums(db, filter, metric),
  ]);
  const currencies = metric === 'cost' ? new Set(days.map((sum) => sum.currency)) : [null];
  return Array.from(currencies, (currency) => {
    const total = sumOfKnown(days.filter((sum) => sum.currency === currency).map(({ value }) => value));
    const cells = hours
      .filter((sum) => sum.currency === currency)
      .map(({ weekday, hour, value }) => ({ weekday, hour, value }));
    const withHour = sumOfKnown(cells.map(({ value }) => value)) ?? ZERO;
    const withoutHour = total && fromUnits(toUnits(total) - toUnits(withHour));
    return {
      currency,
      total,
      cells,
      withoutHour,
      withoutHourShare: total && withoutHour && ratio(withoutHour, total),
    };
  });
}
