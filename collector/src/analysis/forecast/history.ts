import { at } from '../stats/at.js';
import { filled, winsorised } from './fill.js';
import { seasonalFactors } from './seasonalFactors.js';

/** What every expert sees: the days up to one origin, cleaned by what was known then. */
export interface History {
  /** Gaps filled, spikes cut. */
  readonly values: readonly number[];
  /** The values without the season. */
  readonly level: readonly number[];
  readonly season: number;
  /** The seasonal factor of any day; index 0 is the first value, and days after the last one are the future. */
  factor(index: number): number;
}

/** A day this quiet says nothing about the level: a Sunday without spend does not make it 0. */
const QUIET = 0.1;

/** The history of days whose gaps are still null. */
export function history(known: readonly (number | null)[], season: number): History {
  const values = filled(known, season);
  const factors = cycleFactors(values, season);
  const factor = (index: number): number => at(factors, index % factors.length);
  const level = winsorised(deseasonalised(values, factor));
  const cleaned = values.map((value, index) => (factor(index) < QUIET ? value : at(level, index) * factor(index)));
  return { values: cleaned, level, season, factor };
}

/** Factors of the season; for hours also of the weekday, as far as several weeks show one. Credits have no ratio. */
function cycleFactors(values: readonly number[], season: number): number[] {
  if (values.some((value) => value < 0)) return [1];
  const inner = seasonalFactors(values, season);
  if (season !== 24 || values.length < 3 * 168) return inner;
  const rest = deseasonalised(values, (index) => at(inner, index % season));
  return seasonalFactors(rest, 7 * season).map((outer, index) => outer * at(inner, index % season));
}

function deseasonalised(values: readonly number[], factor: (index: number) => number): number[] {
  let last = values.find((_, index) => factor(index) >= QUIET) ?? 0;
  return values.map((value, index) => {
    if (factor(index) >= QUIET) last = value / factor(index);
    return last;
  });
}

/** Puts the season back on a path of levels that begins the day after the history. */
export function withSeason(history: History, path: readonly number[]): number[] {
  return path.map((level, step) => level * history.factor(history.values.length + step));
}
