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

/**
 * What a sum of a series that returns to its level needs in its own scale before its past has said more, and what one of a
 * wandering series does: that moves in steps, which its usual weeks do not show. Found on many series.
 */
const RETURNING: Reach = { of80: 0.6, of95: 1.6 };
const WANDERING: Reach = { of80: 1.8, of95: 4.2 };
/** The same where there are no ratios. */
const DIFFERENCE: Reach = { of80: 1.7, of95: 3.6 };
/** Origins that weigh as much as the prior. A few that overlap cannot have seen what happens once in twenty times. */
const PRIOR_ORIGINS: Reach = { of80: 10, of95: 12 };
/** A few weeks may have been calmer than others will be: after this many, everything is twice as uncertain. */
const FEW_WEEKS = 1.5;
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
  const scales = sumScales(days, cycle, kind);
  const errors = scaledErrors(days, cycle, kind, combination);
  const few = 1 + FEW_WEEKS / Math.max(1, scales.weeks);
  const factor = (level: keyof Reach): number => {
    const trust = errors.length / (errors.length + PRIOR_ORIGINS[level]);
    return few * (trust * weightedQuantile(errors, SHARE[level]) + (1 - trust) * prior(kind, scales.staying)[level]);
  };
  const [of80, of95] = [factor('of80'), factor('of95')];
  const widest = kind === 'ratio' ? WIDEST_RATIO : Infinity;
  const upTo = combination.path.map((_, step) => {
    const scale = scales.after(step + 1);
    return { of80: Math.min(widest, of80 * scale), of95: Math.min(widest, of95 * scale) };
  });
  return { kind, upTo };
}

function prior(kind: SumKind, staying: number): Reach {
  if (kind === 'difference') return DIFFERENCE;
  const between = (level: keyof Reach): number => RETURNING[level] + staying * (WANDERING[level] - RETURNING[level]);
  return { of80: between('of80'), of95: between('of95') };
}

function hasRatios(days: readonly number[], cycle: number): boolean {
  const count = Math.floor(days.length / cycle);
  const weeks = Array.from({ length: count }, (_, index) => sum(days.slice(index * cycle, (index + 1) * cycle)));
  return count > 1 && weeks.every((total) => total > 0.15 * mean(weeks));
}

/** The errors of the sums at the origins, each in the scale that its own past would have told. */
function scaledErrors(days: readonly number[], cycle: number, kind: SumKind, combination: Combination): Weighted[] {
  return combination.origins.flatMap(({ length, predicted, actual }, age) => {
    const scale = sumScales(days.slice(0, length), cycle, kind).after(actual.length);
    if (scale === 0) return [];
    let [came, expected] = [0, 0];
    actual.forEach((value, step) => {
      came += value ?? 0;
      expected += value === null ? 0 : at(predicted, step);
    });
    return [{ value: Math.min(distance(kind, came, expected) / scale, 10), weight: FADING ** age }];
  });
}
