import { dayPeriod, eachDay, type Day, type Period } from './day.js';
import { fromUnits, MONEY_SCALE, toUnits, type Decimal } from './decimal.js';

/** `even`: the same every day of the period; `single`: one charge on its first day. */
export const SPREADS = ['even', 'single'] as const;
export type Spread = (typeof SPREADS)[number];

/** An amount, and perhaps tokens, of some days; both days are inside. */
export interface Spreadable {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly spread: Spread;
  readonly billedCost: Decimal;
  readonly tokens: Decimal | null;
}

/** What is booked on one day. */
export interface Share {
  readonly chargeDate: Day;
  readonly chargePeriod: Period;
  readonly billedCost: Decimal;
  readonly tokens: Decimal | null;
}

const SMALLEST_AMOUNT = 1n;
const ONE_TOKEN = 10n ** BigInt(MONEY_SCALE);

/**
 * The shares of an amount, which add up to it to the last digit: equal but for the remainder, of which the first days
 * carry the smallest amount (or one token) each.
 */
export function spreadOver({ firstDay, lastDay, spread, billedCost, tokens }: Spreadable): Share[] {
  if (spread === 'single') {
    const chargePeriod = { start: dayPeriod(firstDay).start, end: dayPeriod(lastDay).end };
    return [{ chargeDate: firstDay, chargePeriod, billedCost, tokens }];
  }
  const days = eachDay(firstDay, lastDay);
  const costs = inShares(billedCost, days.length, SMALLEST_AMOUNT);
  const counts = tokens === null ? [] : inShares(tokens, days.length, ONE_TOKEN);
  return days.map((day, index) => ({
    chargeDate: day,
    chargePeriod: dayPeriod(day),
    billedCost: costs[index] as Decimal,
    tokens: counts[index] ?? null,
  }));
}

/** Shares in whole steps; what is no whole step is on the first. */
function inShares(total: Decimal, count: number, step: bigint): Decimal[] {
  const units = toUnits(total);
  const steps = units / step;
  const share = steps / BigInt(count);
  const remainder = steps % BigInt(count);
  const extra = remainder < 0n ? -1n : 1n;
  return Array.from({ length: count }, (_, index) => {
    const own = BigInt(index) < remainder * extra ? share + extra : share;
    return fromUnits(own * step + (index === 0 ? units % step : 0n));
  });
}
