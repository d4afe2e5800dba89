import { clamp, mean, midMean } from './order.js';

/** Seasons that are remembered: long enough to be steady, short enough to follow a team that starts to work on Sundays. */
const SEASONS = 16;
const MIN_RATIOS = 2;
/** So many anomalous Sundays in a row are how Sundays are. */
const NEW_HABIT = 3;

export interface RhythmDay {
  /** null: not known. */
  readonly cost: number | null;
  readonly expected: number;
  readonly isAnomalous: boolean;
}

/**
 * How each day of the week compares with the week around it. A day is compared with the season centred on it, so it
 * counts only when half a season more has passed: nothing here knows the future.
 */
export class Rhythm {
  #factors: number[];
  readonly #middles: number[];
  readonly #variances: number[];
  readonly #ratios: number[][];
  /** The last ratios of each place, when they were all anomalous. */
  readonly #strange: number[][];
  readonly #recent: RhythmDay[] = [];
  #days = 0;

  constructor(readonly season: number) {
    this.#factors = Array.from({ length: season }, () => 1);
    this.#middles = [...this.#factors];
    this.#variances = this.#factors.map(() => 0);
    this.#ratios = Array.from({ length: season }, () => []);
    this.#strange = Array.from({ length: season }, () => []);
  }

  /** The place in the season of the day that comes next. */
  get phase(): number {
    return this.#days % this.season;
  }

  /** Whether every place in the season has been seen often enough. */
  get isKnown(): boolean {
    return this.season === 1 || this.#ratios.every((ratios) => ratios.length >= MIN_RATIOS);
  }

  /** What a day at this place in the season costs, as a multiple of a mean day. */
  factor(phase: number): number {
    return this.#factors[phase] ?? 1;
  }

  /**
   * The next day. An anomalous one stands in the season around it as it was expected, and is no example of its weekday,
   * unless the same weekday is anomalous time after time: then that is the new habit.
   */
  learn(day: RhythmDay): void {
    this.#days += 1;
    this.#recent.push(day);
    const half = this.season >> 1;
    if (this.season === 1 || this.#recent.length < 2 * half + 1) return;
    const centre = this.#recent[half];
    const average = mean(
      this.#recent.map(({ cost, expected, isAnomalous }) => (isAnomalous ? expected : (cost ?? expected))),
    );
    this.#recent.shift();
    if (!centre || centre.cost === null || average <= 0) return;
    const phase = (this.#days - 1 - half) % this.season;
    const ratio = clamp(centre.cost / average, 0, this.season);
    if (centre.isAnomalous) this.#addStrange(phase, ratio);
    else this.#addRatio(phase, ratio);
  }

  #addStrange(phase: number, ratio: number): void {
    const strange = this.#strange[phase] ?? [];
    strange.push(ratio);
    if (strange.length < NEW_HABIT) return;
    this.#ratios[phase] = strange.slice(0, -1);
    this.#addRatio(phase, ratio);
  }

  #addRatio(phase: number, ratio: number): void {
    this.#strange[phase] = [];
    const ratios = this.#ratios[phase] ?? [];
    ratios.push(ratio);
    if (ratios.length > SEASONS) ratios.shift();
    const middle = midMean(ratios);
    this.#middles[phase] = middle;
    this.#variances[phase] = mean(ratios.map((one) => (one - middle) ** 2));
    const variance = mean(this.#variances);
    const raw = this.#ratios.map(({ length }, index) => shrunk(this.#middles[index] ?? 1, length, variance));
    const average = mean(raw);
    this.#factors = raw.map((factor) => (average > 0 ? factor / average : 1));
  }
}

/** The middle of some ratios, drawn towards 1 as far as their scatter alone could have moved it from there. */
function shrunk(middle: number, count: number, variance: number): number {
  if (count < MIN_RATIOS) return 1;
  const difference = middle - 1;
  return 1 + difference * (difference ** 2 / (difference ** 2 + variance / count || 1));
}
