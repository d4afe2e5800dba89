import { addDays, day, type Day } from '../../domain/day.js';
import type { DailyCosts, DayJudgement } from './dailyCosts.js';
import { detectAnomalies } from './detect.js';
import type { AnomalyOptions } from './options.js';

/** A Monday. */
export const START = day('2026-01-05');

export function dayAt(index: number): Day {
  return addDays(START, index);
}

export function seriesOf(costs: readonly (number | null)[]): DailyCosts {
  return { firstDay: START, costs };
}

export function judge(costs: readonly (number | null)[], wish: Partial<AnomalyOptions> = {}): DayJudgement[] {
  return detectAnomalies(seriesOf(costs), wish);
}

/** The places of the anomalous days. */
export function flagged(costs: readonly (number | null)[], wish: Partial<AnomalyOptions> = {}): number[] {
  return judge(costs, wish).flatMap(({ isAnomalous }, index) => (isAnomalous ? [index] : []));
}

/** A working week of 100 and weekends of 20, with a few per cent of noise that is the same in every run. */
export function workingWeeks(days: number, seed = 1): number[] {
  return Array.from({ length: days }, (_, index) => {
    const shape = index % 7 < 5 ? 100 : 20;
    return shape * (1 + 0.1 * (pseudoRandom(seed * 10_007 + index) - 0.5));
  });
}

/** A number in [0, 1) that looks random and is the same every time. */
export function pseudoRandom(n: number): number {
  const mixed = Math.sin(n * 12.9898) * 43_758.5453;
  return mixed - Math.floor(mixed);
}

/** The costs with some days changed. */
export function changed(
  costs: readonly number[],
  from: number,
  to: number,
  change: (cost: number) => number,
): number[] {
  return costs.map((cost, index) => (index >= from && index < to ? change(cost) : cost));
}
