import { money } from '../../forecast/words';
import { daysAfter } from '../month';
import type { Trend } from '../useSpending';

/** What yesterday cost, and today so far; a day that is not known is said to be so. */
export function latestDaysSentences({ buckets, currency }: Trend, today: string): string[] {
  const dayOf = (day: string) => buckets.find(({ start }) => start === day);
  const yesterday = dayOf(daysAfter(today, -1));
  const before = dayOf(daysAfter(today, -2));
  return [
    `Yesterday: ${amountOf(yesterday, currency)}${finalityOf(yesterday)}. The day before: ${amountOf(before, currency)}${finalityOf(before)}.`,
    `Today so far: ${amountOf(dayOf(today), currency)}.`,
  ];
}

type Bucket = Trend['buckets'][number];

function amountOf(bucket: Bucket | undefined, currency: string | null): string {
  const value = bucket?.value ?? null;
  return value === null ? 'not read yet' : money(value, currency ?? '');
}

function finalityOf(bucket: Bucket | undefined): string {
  const finality = bucket?.finality ?? 'final';
  return finality === 'final' ? '' : ', not final';
}
