import { isKnown } from '../forecast/series.js';
import { linearTrend } from '../forecast/linearTrend.js';
import type { CostDays } from '../../domain/costDays.js';
import { addDays, addMonths, daysBetween, firstOfMonth, type Day } from '../../domain/day.js';

/** What it costs if nothing changes: the mean of the last days, and the cheapest and dearest of them. */
export interface Rate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface CostHistory {
  /** The first day on which anything was spent; null: nothing ever was. */
  readonly firstUse: Day | null;
  /** Known days from the first use on, without today. */
  readonly days: number;
  readonly total: number;
  readonly meanPerDay: number;
  readonly trend: 'increasing' | 'decreasing' | 'stable';
  /** Of the last 7 days that are complete, or fewer where there are no more; null without any. */
  readonly runRate: Rate | null;
  /** The current month when every day from today on costs the run rate, today at least what it has cost already. */
  readonly monthEndAtThisRate: Rate | null;
  /** The straight line through the last 90 days, with which the forecast can be compared. */
  readonly line: { readonly slopePerDay: number; readonly nextDays: (count: number) => number };
}

const RATE_DAYS = 7;
const TREND_DAYS = 30;
const LINE_DAYS = 90;
/** A month's change below this part of the usual is none. */
const NOTICEABLE = 0.1;

/** The history of a series up to today, which runs and is in none of its figures but the end of the month. */
export function costHistory(days: CostDays): CostHistory {
  const closed = days.costs.slice(0, -1);
  const first = closed.findIndex((cost) => cost !== null && cost !== 0);
  const used = first === -1 ? [] : closed.slice(first);
  const known = used.filter(isKnown);
  const total = known.reduce((sum, cost) => sum + cost, 0);
  const runRate = rateOf(completeCosts(days, first).slice(-RATE_DAYS));
  return {
    firstUse: first === -1 ? null : addDays(days.firstDay, first),
    days: known.length,
    total,
    meanPerDay: known.length === 0 ? 0 : total / known.length,
    trend: trendOf(used.slice(-TREND_DAYS)),
    runRate,
    monthEndAtThisRate: runRate && monthEnd(days, runRate),
    line: lineOf(used.slice(-LINE_DAYS)),
  };
}

/** Days that settle count where there are no complete ones at all. */
function completeCosts({ costs, states }: CostDays, first: number): number[] {
  if (first === -1) return [];
  const inState = (state: string): number[] =>
    costs.filter((cost, place): cost is number => place >= first && states[place] === state && cost !== null);
  const complete = inState('complete');
  return complete.length > 0 ? complete : inState('settling');
}

function rateOf(costs: readonly number[]): Rate | null {
  if (costs.length === 0) return null;
  return {
    mean: costs.reduce((sum, cost) => sum + cost, 0) / costs.length,
    low: Math.min(...costs),
    high: Math.max(...costs),
  };
}

function monthEnd({ firstDay, costs }: CostDays, rate: Rate): Rate {
  const today = addDays(firstDay, costs.length - 1);
  const month = firstOfMonth(today);
  const before = costs.slice(Math.max(0, daysBetween(firstDay, month)), -1);
  const spent = before.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
  const left = daysBetween(today, addMonths(month, 1)) - 1;
  const at = (perDay: number): number => spent + Math.max(costs.at(-1) ?? 0, perDay) + left * perDay;
  return { mean: at(rate.mean), low: at(rate.low), high: at(rate.high) };
}

function trendOf(costs: readonly (number | null)[]): CostHistory['trend'] {
  const known = costs.filter(isKnown);
  const usual = known.reduce((sum, cost) => sum + Math.abs(cost), 0) / known.length;
  if (known.length < 2 || usual === 0) return 'stable';
  const change = (linearTrend(costs).slope * TREND_DAYS) / usual;
  if (Math.abs(change) < NOTICEABLE) return 'stable';
  return change > 0 ? 'increasing' : 'decreasing';
}

function lineOf(costs: readonly (number | null)[]): CostHistory['line'] {
  const { slope, intercept } = linearTrend(costs);
  const nextDays = (count: number): number => {
    let sum = 0;
    for (let step = 0; step < count; step += 1) sum += Math.max(0, intercept + slope * (costs.length + step));
    return sum;
  };
  return { slopePerDay: slope, nextDays };
}
