import { fromUnits, toUnits, type Decimal } from '../../domain/decimal.js';
import { mean } from './quotient.js';
import type { TrendDay } from './trendDay.js';

/** For each of consecutive days the mean of it and the `length - 1` days before; null unless all of them are known. */
export function movingAverage(days: readonly TrendDay[], length: number): (Decimal | null)[] {
  let sum = 0n;
  let known = 0;
  return days.map((each, index) => {
    const entering = unitsOf(each);
    const leaving = unitsOf(days[index - length]);
    sum += (entering ?? 0n) - (leaving ?? 0n);
    known += (entering === null ? 0 : 1) - (leaving === null ? 0 : 1);
    return known === length ? mean(fromUnits(sum), length) : null;
  });
}

function unitsOf(day: TrendDay | undefined): bigint | null {
  return day?.isKnown && day.value !== null ? toUnits(day.value) : null;
}
