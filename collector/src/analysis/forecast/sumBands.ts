import { at } from '../stats/at.js';
import { weightedQuantile, type Weighted } from '../stats/quantile.js';
import { mean, sum } from '../stats/spread.js';
import type { Combination } from './combination.js';
import { filled } from './fill.js';
import type { Reach } from './interval.js';
import { distance, sumScales, type SumKind } from './sumScale.js';

/**
 * How far sums of days may be off. The days' own bands do not add up: some days are high, others low.
 * In `ratio` the reaches are logarithms; series with empty or negative weeks have no ratio and use differences.
 */
export interface SumSpread {
  readonly kind: SumKind;
  /** The reach of the sum of the days up to and with each one. */
  readonly upTo: readonly Reach[];
}

/** What a sum needs in its own scale before its past has said more: found on many series. */
const PRIOR: Record<SumKind, Reach> = {
  ratio: { of80: 1.3, of95: 3.4 },
  difference: { of80: 1.7, of95: 3.6 },
};
/** Origins that weigh as much as the prior. A few that overlap cannot have seen what happens once in twenty times. */
const PRIOR_ORIGINS: Reach = { of80: 6, of95: 12 };
const FADING = 0.93;
/** The weights of the experts saw these errors, which makes them a little too small; so a little more is asked for. */
const SHARE: Reach = { of80: 0.82, of95: 0.965 };
/** A factor of ten either way: no band says more than "nobody knows". */
const WIDEST_RATIO = Math.log(10);

/** The spread of the sums of 1 to `combination.path.length` days ahead. */
export function sumSpread(values: readonly (number | null)[], season: number, combination: Combination): SumSpread {
  const cycle = season > 1 && values.length >= 3 * season ? season : 7;
  const days = filled(values, season);
  const kind = hasRatios(days, cycle) ? 'ratio' : 'difference';
  const scaleAfter = sumScales(days, cycle, kind);
  const errors = scaledErrors(days, cycle, kind, combination);
  const factor = (level: keyof Reach): number => {
    const trust = errors.length / (errors.length + PRIOR_ORIGINS[level]);
    return trust * weightedQuantile(errors, SHARE[level]) + (1 - trust) * PRIOR[kind][level];
  };
  const [of80, of95] = [factor('of80'), factor('of95')];
  const widest = kind === 'ratio' ? WIDEST_RATIO : Infinity;
  const upTo = combination.path.map((_, step) => {
    const scale = scaleAfter(step + 1);
    return { of80: Math.min(widest, of80 * scale), of95: Math.min(widest, of95 * scale) };
  });
  return { kind, upTo };
}

function hasRatios(days: readonly number[], cycle: number): boolean {
  const count = Math.floor(days.length / cycle);
  const weeks = Array.from({ length: count }, (_, index) => sum(days.slice(index * cycle, (index + 1) * cycle)));
  return count > 1 && weeks.every((total) => total > 0.15 * mean(weeks));
}

/** The errors of the sums at the origins, each in the scale that its own past would have told. */
function scaledErrors(days: readonly number[], cycle: number, kind: SumKind, combination: Combination): Weighted[] {
  return combination.origins.flatMap(({ length, predicted, actual }, age) => {
    const scale = sumScales(days.slice(0, length), cycle, kind)(actual.length);
    if (scale === 0) return [];
    let [came, expected] = [0, 0];
    actual.forEach((value, step) => {
      came += value ?? 0;
      expected += value === null ? 0 : at(predicted, step);
    });
    return [{ value: Math.min(distance(kind, came, expected) / scale, 10), weight: FADING ** age }];
  });
}
