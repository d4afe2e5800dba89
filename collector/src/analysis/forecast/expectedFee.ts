import { addMonths, daysBetween, addDays, type Day } from '../../domain/day.js';
import { at } from '../stats/at.js';
import { median, quantile } from '../stats/quantile.js';
import { filled } from './fill.js';
import type { Interval, Reach } from './interval.js';
import { dueIn, monthlyFee, type MonthlyFee } from './monthlyFee.js';

/** What a monthly fee adds to a forecast. */
export interface ExpectedFee {
  /** Of one charge, in the unit of the series. */
  readonly amount: number;
  readonly reach: Reach;
  /** The steps of the forecast on which it is due. */
  readonly steps: readonly number[];
}

/** A history without its monthly fee, whose days count as unknown, and what of the fee is to come; null without one. */
export interface WithoutFee {
  readonly rest: readonly (number | null)[];
  readonly fee: ExpectedFee | null;
}

/** A fee may come so many days late before it counts as stopped. */
const LATE = 5;
/** Charges within this share of the last one are the same price; the use beside them differs. */
const SAME_PRICE = 0.1;

/** Takes the monthly fee out of the closed days before `open`. Only a pattern of weeks is known to count days. */
export function withoutFee(values: readonly (number | null)[], open: Day, season: number, horizon: number): WithoutFee {
  const fee = season === 7 ? monthlyFee(values, addDays(open, -values.length)) : null;
  if (fee === null) return { rest: values, fee: null };
  const rest = [...values];
  for (const place of fee.places) rest[place] = null;
  const usual = filled(rest, season);
  const charges = fee.places.map((place) => Math.max(0, (values[place] ?? 0) - at(usual, place)));
  const steps = dueSteps(fee, open, horizon);
  return { rest, fee: steps.length === 0 ? null : { ...price(charges), steps } };
}

/** The last price goes on; it may change by as much as it has changed before. */
function price(charges: readonly number[]): Omit<ExpectedFee, 'steps'> {
  const last = at(charges, 0);
  const changes = charges.slice(1).map((charge, index) => Math.abs(charge - at(charges, index)));
  return {
    amount: median(charges.filter((charge) => Math.abs(charge - last) <= SAME_PRICE * last)),
    reach: { of80: quantile(changes, 0.8), of95: quantile(changes, 1) },
  };
}

/** A late charge is expected at once. */
function dueSteps({ dueDay, lastMonth }: MonthlyFee, open: Day, horizon: number): number[] {
  const steps: number[] = [];
  for (let month = addMonths(lastMonth, 1); ; month = addMonths(month, 1)) {
    const step = daysBetween(open, dueIn(month, dueDay));
    const isStopped = steps.length === 0 && step + 1 < -LATE;
    if (isStopped || step >= horizon) return steps;
    steps.push(Math.max(0, step));
  }
}

/** The charges of steps `from` (inside) to `to` (outside). */
export function chargesWithin(fee: ExpectedFee | null, from: number, to: number): number {
  return fee === null ? 0 : fee.steps.filter((step) => step >= from && step < to).length;
}

/** The interval of use alone with so many charges added. A new price counts for all of them. Never below 0, as no fee is. */
export function withCharges(use: Interval, fee: ExpectedFee | null, charges: number): Interval {
  if (fee === null || charges === 0) return use;
  const mean = use.mean + charges * fee.amount;
  const reach = (bound: number, own: number): number => Math.hypot(bound - use.mean, charges * own);
  const { of80, of95 } = fee.reach;
  return {
    mean,
    lo80: Math.max(0, mean - reach(use.lo80, of80)),
    hi80: mean + reach(use.hi80, of80),
    lo95: Math.max(0, mean - reach(use.lo95, of95)),
    hi95: mean + reach(use.hi95, of95),
  };
}
