import type { Budget } from '../../components/budget/budget';
import { formatDayRange } from '../../components/budget/dayRange';
import { formatDay, formatDays } from '../../components/days/days';
import { formatMoney, userLocale } from '../../components/money/money';
import type { Status } from './running';

/** A figure with its name, and what it rests on. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
}

const percent = new Intl.NumberFormat(userLocale(), { style: 'percent', maximumFractionDigits: 0 });

/** What a running budget will come to. Looks ahead are rounded by nature, so they say "about". */
export function outlookFacts(status: Status, budget: Budget): Fact[] {
  const facts = [
    expectedFact(status),
    chanceFact(status),
    endFact(status, budget),
    rateFact(status),
    allowedFact(status),
  ];
  return facts.filter((fact) => fact !== null);
}

function expectedFact(status: Status): Fact {
  const label = 'Expected at the end';
  const { expected_at_end: expected, lower80, upper80 } = status;
  if (expected === null) return { label, value: 'No forecast', detail: noForecastReason(status) };
  const money = moneyOf(status);
  const range = lower80 === null || upper80 === null ? '' : `80% range: ${money(lower80)} to ${money(upper80)}`;
  return { label, value: money(expected), detail: range };
}

function noForecastReason({ forecast }: Status): string {
  return forecast === 'not enough data' ? 'it needs 14 days of costs' : 'none was made yet';
}

function chanceFact({ forecast, pass_probability: chance, used_ratio: used }: Status): Fact | null {
  if (chance === null || used >= 1) return null;
  const value = chance <= 0.01 ? 'At most 1%' : chance >= 0.99 ? 'At least 99%' : percent.format(chance);
  return { label: 'Chance to pass the limit', value, detail: `confidence of the forecast: ${forecast}` };
}

function endFact(status: Status, { end, period }: Budget): Fact {
  const label = 'When the money ends';
  const withYear = period === 'fixed';
  const day = end.day === null ? '' : formatDay(end.day, withYear);
  const means = status.exhausted_by === 'forecast' ? 'by the forecast' : 'at today’s rate';
  const range = formatDayRange(end, withYear);
  switch (end.kind) {
    case 'passed':
      return { label, value: day === '' ? 'It has ended' : `It ended on ${day}`, detail: 'the limit is reached' };
    case 'unknown':
      return { label, value: 'Not known', detail: 'nothing of the last two weeks is known' };
    case 'lasts':
      return { label, value: `Not before ${formatDays(status.period_last)}`, detail: `${means}${range}` };
    default:
      return { label, value: day, detail: `${means}${range}` };
  }
}

function rateFact(status: Status): Fact | null {
  const { burn_rate_per_day: rate, days_left: daysLeft } = status;
  if (rate === null) return null;
  const money = moneyOf(status);
  const gap = Number(status.limit) - Number(status.spent) - Number(rate) * (daysLeft - 1);
  const distance = gap < 0 ? `${money(-gap)} over the limit` : `${money(gap)} below the limit`;
  const detail = `from tomorrow on: about ${money(Number(status.limit) - gap)} at the end, ${distance}`;
  return { label: 'At today’s rate', value: `${money(rate)} a day`, detail };
}

function allowedFact(status: Status): Fact {
  const label = 'To stay within the limit';
  const { remaining, days_left: days } = status;
  const money = moneyOf(status);
  if (Number(remaining) <= 0)
    return { label, value: 'Nothing is left', detail: `${money(-Number(remaining))} over the limit` };
  const left = days === 1 ? 'on the last day' : `on each of the ${days} days left`;
  return { label, value: `${money(Number(remaining) / days)} a day`, detail: `at most about so much ${left}` };
}

/** For reading alone: sums of the collector become text, and never sums again. */
function moneyOf({ currency }: Status) {
  return (amount: string | number) => formatMoney(Number(amount), currency);
}
