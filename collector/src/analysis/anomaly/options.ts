import type { Day } from '../../domain/day.js';
import { CollectorError } from '../../errors.js';

export const MIN_THRESHOLD = 1;
export const MAX_THRESHOLD = 6;
export const MAX_SEASON = 366;

/** `robust` is the product's; `sigma` is the plain rule of three standard deviations it is measured against. */
export const DETECTORS = ['robust', 'sigma'] as const;
export type DetectorName = (typeof DETECTORS)[number];

/** What a person said of a day: it was planned, it was a real anomaly, or there was nothing to see. */
export type Verdict = 'expected' | 'confirmed' | 'false alarm';

export interface AnomalyOptions {
  readonly detector: DetectorName;
  /** Score from which a day is anomalous, 1.0 to 6.0. */
  readonly threshold: number;
  /** `up` is silent about days that are cheaper than expected. */
  readonly directions: 'up' | 'both';
  /** Days after which the rhythm repeats; 1: no rhythm. */
  readonly season: number;
  /** Smaller differences never alert, in the currency of the series. */
  readonly minExcess: number;
  /** Anomalous days at a new level after which that level is the normal one. Only for `robust`. */
  readonly adaptDays: number;
  /** Days of known events: never anomalous, and not learnt from. */
  readonly events: ReadonlySet<Day>;
  /** Verdicts on days of this series; each changes only the days after it. */
  readonly verdicts: ReadonlyMap<Day, Verdict>;
}

const SHARED = {
  threshold: 3,
  season: 7,
  minExcess: 0,
  adaptDays: 5,
  events: new Set<Day>(),
  verdicts: new Map<Day, Verdict>(),
} as const;

/** The options with the defaults of their detector; a CollectorError `USAGE` when one is outside its range. */
export function anomalyOptions(wish: Partial<AnomalyOptions> = {}): AnomalyOptions {
  const detector = wish.detector ?? 'robust';
  const options = { ...SHARED, directions: detector === 'sigma' ? 'up' : 'both', ...wish, detector } as const;
  within('threshold', options.threshold, MIN_THRESHOLD, MAX_THRESHOLD);
  within('season', options.season, 1, MAX_SEASON);
  within('minExcess', options.minExcess, 0, Number.MAX_VALUE);
  within('adaptDays', options.adaptDays, 1, 60);
  for (const name of ['season', 'adaptDays'] as const) {
    if (!Number.isInteger(options[name])) throw new CollectorError('USAGE', `${name} is not a whole number of days`);
  }
  return options;
}

function within(name: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  throw new CollectorError('USAGE', `${name} is ${value}; give a number from ${low} to ${high}`);
}
