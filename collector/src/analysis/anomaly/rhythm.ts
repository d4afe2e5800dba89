import { clamp, mean, midMean } from './order.js';

/** Seasons that are remembered: long enough to be steady, short enough to follow a team that starts to work on Sundays. */
const SEASONS = 10;
const MIN_RATIOS = 2;
/** Seasons' worth of doubt: a young rhythm is drawn towards "all days are alike". */
const DOUBT = 1;

/**
 * How each day of the week compares with the week around it. A day is compared with the season centred on it, so it
 * counts only when half a season more has passed: nothing here knows the future.
 */
export class Rhythm {
  readonly #raw: number[];
  #factors: number[];
  readonly #ratios: number[][];
  readonly #recent: { cost: number; isSound: boolean }[] = [];
  #days = 0;

  constructor(readonly season: number) {
    this.#raw = Array.from({ length: season }, () => 1);
    this.#factors = this.#raw;
    this.#ratios = Array.from({ length: season }, () => []);
  }

  /** The place in the season of the day that comes next. */
  get phase(): number {
    return this.#days % this.season;
  }

  /** What a day at this place in the season costs, as a multiple of a mean day. */
  factor(phase: number): number {
    return this.#factors[phase] ?? 1;
  }

  /** The cost of the next day; one that is not sound fills its place in the season but is no example of its weekday. */
  learn(cost: number, isSound: boolean): void {
    this.#days += 1;
    this.#recent.push({ cost, isSound });
    const half = this.season >> 1;
    if (this.season === 1 || this.#recent.length < 2 * half + 1) return;
    const centre = this.#recent[half];
    const average = this.#recent.reduce((sum, day) => sum + day.cost, 0) / this.#recent.length;
    if (centre?.isSound && average > 0) this.#addRatio((this.#days - 1 - half) % this.season, centre.cost / average);
    this.#recent.shift();
  }

  #addRatio(phase: number, ratio: number): void {
    const ratios = this.#ratios[phase] ?? [];
    ratios.push(clamp(ratio, 0, this.season));
    if (ratios.length > SEASONS) ratios.shift();
    if (ratios.length < MIN_RATIOS) return;
    this.#raw[phase] = 1 + ((midMean(ratios) - 1) * ratios.length) / (ratios.length + DOUBT);
    const average = mean(this.#raw);
    this.#factors = this.#raw.map((factor) => (average > 0 ? factor / average : 1));
  }
}
