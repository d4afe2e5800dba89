import { formatDay, formatDays } from '../../components/days/days';
import { formatMoney, userLocale } from '../../components/money/money';
import type { Forecast } from './forecast';

/** The ends of a range, decimal texts. */
interface Range {
  readonly low: string;
  readonly high: string;
}

/** An amount of the collector as people read it. */
export function money(amount: string, currency: string): string {
  return formatMoney(Number(amount), currency);
}

export function range({ low, high }: Range, currency: string): string {
  return `${money(low, currency)} to ${money(high, currency)}`;
}

/** `0.115` as `11.5 %`, in the person's own writing. */
export function percent(share: number): string {
  return new Intl.NumberFormat(userLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

const CONFIDENCE: Readonly<Record<Forecast['confidence'], string>> = {
  high: 'High confidence: past totals were typically at most 10% off.',
  medium: 'Medium confidence: past totals were typically 10 to 25% off.',
  low: 'Low confidence: an indication, not a plan.',
  none: 'Not enough data for a forecast: fewer than 14 days are known. The figures are what it costs if nothing changes.',
};

export function confidenceSentence({ confidence }: Pick<Forecast, 'confidence'>): string {
  return CONFIDENCE[confidence];
}

/** What the figures come to if the last complete days go on. */
export function atThisRateSentence({ run_rate: rate, currency }: Pick<Forecast, 'run_rate' | 'currency'>): string {
  if (rate === null) return 'No complete day of the last week is known, so there is no rate to go by.';
  return `The mean of the last 7 complete days; the cheapest and the dearest: ${range(rate, currency)}.`;
}

const TRENDS: Readonly<Record<Forecast['history']['trend'], string>> = {
  increasing: 'rising',
  decreasing: 'falling',
  stable: 'steady',
};

/** What the forecast has seen. */
export function historySentence({ history, currency }: Pick<Forecast, 'history' | 'currency'>): string {
  const { days, first_day: firstDay, mean_per_day: mean, trend } = history;
  if (firstDay === null) return 'Nothing was spent so far.';
  const since = formatDay(Date.parse(firstDay), true);
  return `From ${days} known days since ${since}, ${money(mean, currency)} a day; ${TRENDS[trend]} in the last 30 days.`;
}

/** `the end of November`, `the end of the quarter (31 Dec 2026)`. */
export function monthName(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long' }).format(Date.parse(day));
}

export function periodWords({ first_day: first, last_day: last }: { first_day: string; last_day: string }): string {
  return formatDays(first, last);
}
