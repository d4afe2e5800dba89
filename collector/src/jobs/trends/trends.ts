import { bucketsOf, type Bucket, sumOf } from '../../analysis/trends/buckets.js';
import { periodBefore, sinceStartOf, type ComparedDays } from '../../analysis/trends/comparedDays.js';
import { comparison, type Comparison } from '../../analysis/trends/comparison.js';
import type { Interval } from '../../analysis/trends/interval.js';
import { movingAverage } from '../../analysis/trends/movingAverage.js';
import type { TrendDay } from '../../analysis/trends/trendDay.js';
import { addDays, type Day } from '../../domain/day.js';
import { ZERO, type Decimal } from '../../domain/decimal.js';
import type { TrendMetric } from '../../domain/trendMetric.js';
import { dailySums, type DailySum } from '../../store/analytics/dailySums.js';
import { inSnapshot } from '../../store/analytics/inSnapshot.js';
import type { Pool } from '../../store/db.js';
import { readKnownDays } from './readKnownDays.js';
import type { Question } from './readQuestion.js';
import { trendDays } from './trendDays.js';

const WEEK = 7;
const MONTH = 30;

export interface TrendBucket extends Bucket {
  /** Means of this and the 6 or 29 days before; null unless the interval is a day and all of them are known. */
  readonly movingAverage7: Decimal | null;
  readonly movingAverage30: Decimal | null;
}

/** One currency over time; null: tokens or requests, which are counted over all of them. */
export interface TrendSeries {
  readonly currency: string | null;
  readonly buckets: readonly TrendBucket[];
  /** The sum of the buckets. */
  readonly total: Decimal | null;
  readonly unpricedCharges: number;
  /** What stands on days of the range that have not begun; in no bucket. */
  readonly enteredForLaterDays: Decimal;
  /** null: no day is over yet. */
  readonly previousPeriod: Comparison | null;
  readonly monthOverMonth: Comparison | null;
  readonly quarterOverQuarter: Comparison | null;
}

/** Which stretches are compared. */
interface Stretches {
  readonly previousPeriod: ComparedDays | null;
  readonly monthOverMonth: ComparedDays | null;
  readonly quarterOverQuarter: ComparedDays | null;
}

/** Cost, tokens or requests over time, each currency apart. */
export async function trends(
  pool: Pool,
  question: Question,
  metric: TrendMetric,
  interval: Interval,
): Promise<TrendSeries[]> {
  const { filter, today } = question;
  const stretches = stretchesOf(question);
  const wide = { ...filter, firstDay: firstDayNeeded(question, stretches), lastDay: laterOf(filter.lastDay, today) };
  const [sums, knowledge] = await inSnapshot(pool, async (db) => [
    await dailySums(db, wide, metric),
    await readKnownDays(db, { ...wide, lastDay: today }, metric, today),
  ]);
  return Array.from(byCurrency(sums, metric), ([currency, ofCurrency]) => {
    const days = trendDays(ofCurrency, knowledge);
    const inRange = ofCurrency.filter(({ day }) => day >= filter.firstDay && day <= filter.lastDay);
    const shown = days.filter(({ day }) => day >= filter.firstDay && day <= question.lastShownDay);
    return {
      currency,
      buckets: withAverages(bucketsOf(shown, interval), interval, days),
      total: sumOf(shown),
      unpricedCharges: inRange.reduce((count, sum) => count + sum.unpricedCharges, 0),
      enteredForLaterDays: sumOf(inRange.filter(({ day }) => day > today)) ?? ZERO,
      previousPeriod: stretches.previousPeriod && comparison(days, stretches.previousPeriod),
      monthOverMonth: stretches.monthOverMonth && comparison(days, stretches.monthOverMonth),
      quarterOverQuarter: stretches.quarterOverQuarter && comparison(days, stretches.quarterOverQuarter),
    };
  });
}

function stretchesOf({ filter, today }: Question): Stretches {
  return {
    previousPeriod: periodBefore(filter.firstDay, filter.lastDay, today),
    monthOverMonth: sinceStartOf('month', today),
    quarterOverQuarter: sinceStartOf('quarter', today),
  };
}

function firstDayNeeded({ filter }: Question, stretches: Stretches): Day {
  const compared = Object.values(stretches).map((each: ComparedDays | null) => each?.previousFirstDay);
  const all = [addDays(filter.firstDay, 1 - MONTH), ...compared.filter((day) => day !== undefined)];
  return all.reduce((first, day) => (day < first ? day : first));
}

function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** Tokens and requests are one series, also where there are none. */
function byCurrency(sums: readonly DailySum[], metric: TrendMetric): Map<string | null, DailySum[]> {
  const found = new Map<string | null, DailySum[]>(metric === 'cost' ? [] : [[null, []]]);
  for (const sum of sums) {
    const ofCurrency = found.get(sum.currency);
    if (ofCurrency) ofCurrency.push(sum);
    else found.set(sum.currency, [sum]);
  }
  return found;
}

function withAverages(buckets: readonly Bucket[], interval: Interval, days: readonly TrendDay[]): TrendBucket[] {
  const week = averagesByDay(days, WEEK);
  const month = averagesByDay(days, MONTH);
  return buckets.map((bucket) => ({
    ...bucket,
    movingAverage7: interval === 'day' ? (week.get(bucket.start) ?? null) : null,
    movingAverage30: interval === 'day' ? (month.get(bucket.start) ?? null) : null,
  }));
}

function averagesByDay(days: readonly TrendDay[], length: number): Map<Day, Decimal | null> {
  const averages = movingAverage(days, length);
  return new Map(days.map((each, index) => [each.day, averages[index] ?? null]));
}
