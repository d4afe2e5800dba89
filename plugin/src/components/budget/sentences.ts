import { formatMoney, userLocale } from '../money/money';
import { formatDay } from '../days/days';
import type { BarMark } from './barScale';
import type { Budget } from './budget';
import { formatDayRange } from './dayRange';

const percent = new Intl.NumberFormat(userLocale(), { style: 'percent', maximumFractionDigits: 1 });

type Priced = Pick<Budget, 'currency'>;

/** An amount of the budget, in its currency where the query says it. */
export function money({ currency }: Priced, amount: number): string {
  return formatMoney(amount, currency ?? '');
}

/** 99.96 % is not rounded to 100 %: that word is kept for a limit that is reached. */
export function usedPercent({ usedRatio }: Pick<Budget, 'usedRatio'>): string {
  const rounded = Math.round(usedRatio * 1000) / 1000;
  return percent.format(usedRatio < 1 ? Math.min(rounded, 0.999) : rounded);
}

export function spentOfLimit(budget: Budget): string {
  return `${money(budget, budget.spent)} of ${money(budget, budget.limit)}`;
}

export function burnRateSentence(budget: Budget): string | null {
  return budget.burnRatePerDay === null ? null : `Burn rate: ${money(budget, budget.burnRatePerDay)} a day`;
}

/** When the money ends, or null where the query does not tell. */
export function endSentence({ end, period, periodLast }: Budget): string | null {
  // Only a period of chosen days can cross a year.
  const withYear = period !== 'month' && period !== 'quarter';
  const day = end.day === null ? null : formatDay(end.day, withYear);
  const range = formatDayRange(end, withYear);
  switch (end.kind) {
    case 'passed':
      return day === null ? 'The limit is reached' : `The limit was reached on ${day}`;
    case 'forecast':
      return `By the forecast, the money ends on ${day}${range}`;
    case 'burn rate':
      return `At this rate, the money ends on ${day}${range}`;
    case 'lasts': {
      const until = periodLast === null ? '' : `, which ends on ${formatDay(periodLast, withYear)}`;
      const unless = end.earliest === null ? '' : `; it may end from ${formatDay(end.earliest, withYear)} on`;
      return `At this rate, the money lasts beyond the period${until}${unless}`;
    }
    case 'unknown':
      return null;
  }
}

export function expectedSentence(budget: Budget): string | null {
  const { expectedAtEnd } = budget;
  if (expectedAtEnd === null) return null;
  const { expected, lower80, upper80 } = expectedAtEnd;
  const range =
    lower80 === null || upper80 === null
      ? ''
      : ` (probably between ${money(budget, lower80)} and ${money(budget, upper80)})`;
  return `Expected at the end: ${money(budget, expected)}${range}`;
}

/** The thresholds as marks of the bar. */
export function thresholdMarks(budget: Budget): BarMark[] {
  return budget.thresholds.map(({ severity, amount }) => ({
    amount,
    label: `${severity} at ${money(budget, amount)}`,
  }));
}

/** What the sum leaves out, or what may still change in it. */
export function caveatSentences(budget: Budget): string[] {
  const { counted, currenciesNotCounted, unpricedCharges, spentNotFinal, isStale } = budget.caveats;
  const charges =
    unpricedCharges === 1 ? '1 charge without a price is' : `${unpricedCharges} charges without a price are`;
  return [
    isStale && 'The figures are old: the accounts were not read lately',
    spentNotFinal > 0 && `${money(budget, spentNotFinal)} of it may still change`,
    unpricedCharges > 0 && `${charges} not counted`,
    currenciesNotCounted !== null && `Costs in other currencies are not counted: ${currenciesNotCounted}`,
    counted !== null && `Counts what is ${counted}`,
  ].filter((sentence) => sentence !== false);
}
