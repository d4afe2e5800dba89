import { type Detector, type Impression, inScales } from './detector.js';
import { Level } from './level.js';
import { Noise } from './noise.js';
import { Rhythm } from './rhythm.js';
import { calm, deviationOf, NO_RUN, prolong, type Run } from './suspicion.js';

const MIN_DAYS = 7;
/** Days before residuals count: the very first ones say more about the start than about the noise. */
const MIN_DAYS_FOR_NOISE = 3;
/** Until so many quiet days are known, the unknown noise is taken to be up to twice as wide. */
const SURE_OF_NOISE = 28;
/** One sigma is at least this part of the level, or machines that bill the same every day would alert on cents. */
const MIN_SPREAD = 0.035;
/** Smaller changes are never anomalous, however quiet the series is; on days that cost little, as a part of half the level. */
const MIN_CHANGE = 0.12;
/** An anomalous day counts as noise of so many sigmas: a series that alerts often is noisier than its quiet days say. */
const ANOMALY_AS_NOISE = 0.6;
/** A day this near to what was expected ends a run of anomalous days. */
const BACK_TO_NORMAL = 1.5;
/** A day so many sigmas off may be the way back to the level before the last shift. */
const CLEARLY_OFF = 4.5;

interface Reading {
  readonly expected: number;
  readonly residual: number;
  /** The residual in sigmas. */
  readonly z: number;
}

interface Seen extends Reading {
  readonly run: Run;
  readonly isReturn: boolean;
}

/**
 * Expects a robust recent level times the rhythm of the week, and measures the distance on a cube-root scale, between
 * the noise of counts and the noise of percentages; it makes skewed amounts even and keeps the sign of credits. Anomalous days stay out of level and rhythm, and count little as noise,
 * until enough of them in a row are the new level. Going back to the level before is then no second anomaly.
 */
export class RobustDetector implements Detector {
  readonly #rhythm: Rhythm;
  readonly #level = new Level();
  readonly #noise = new Noise();
  readonly #adaptDays: number;
  #run = NO_RUN;
  #unusual: { direction: number; days: { cost: number; phase: number }[] } = { direction: 0, days: [] };
  #seen: Seen | null = null;

  constructor(season: number, adaptDays: number) {
    this.#rhythm = new Rhythm(season);
    this.#adaptDays = adaptDays;
  }

  look(cost: number | null): Impression {
    this.#seen = null;
    const level = this.#level.value(this.#rhythm);
    if (cost === null) return { expected: level * this.#rhythm.factor(this.#rhythm.phase), deviation: 0 };
    if (this.#level.days === 0) return { expected: cost, deviation: 0 };
    const here = this.#read(cost, level);
    if (this.#level.days < MIN_DAYS) {
      this.#seen = { ...here, run: NO_RUN, isReturn: false };
      return { expected: here.expected, deviation: 0 };
    }
    const former = this.#formerReading(cost, here);
    const reading = former ?? here;
    const run = former ? NO_RUN : prolong(this.#run, here.z, this.#noise.persistence);
    this.#seen = { ...reading, run, isReturn: former !== null };
    const isSmall =
      Math.abs(cost - reading.expected) < MIN_CHANGE * Math.max(Math.abs(reading.expected), Math.abs(level) / 2);
    const deviation = isSmall ? 0 : deviationOf(reading.z, former ? NO_RUN : this.#run, run);
    return { expected: reading.expected, deviation };
  }

  learn(cost: number | null, isAnomalous: boolean): void {
    const phase = this.#rhythm.phase;
    const seen = this.#seen;
    const expected = seen?.expected ?? this.#level.value(this.#rhythm) * this.#rhythm.factor(phase);
    this.#level.pass();
    this.#rhythm.learn({ cost, expected, isAnomalous });
    if (cost === null) return;
    if (seen) this.#run = isAnomalous ? seen.run : calm(seen.run);
    if (seen && isAnomalous) this.#learnAnomalous(cost, phase, seen);
    else this.#learnNormal(cost, phase, seen);
  }

  #learnAnomalous(cost: number, phase: number, { residual, z }: Seen): void {
    const direction = Math.sign(z);
    const asNoise = residual * Math.min(1, ANOMALY_AS_NOISE / Math.abs(z));
    if (z !== 0) this.#noise.learn(asNoise, phase, !this.#rhythm.isKnown);
    if (this.#unusual.direction !== direction) this.#unusual = { direction, days: [] };
    this.#unusual.days.push({ cost, phase });
    if (this.#unusual.days.length < this.#adaptDays) return;
    this.#level.shift(this.#unusual.days, direction, this.#rhythm);
    this.#forget();
  }

  #learnNormal(cost: number, phase: number, seen: Seen | null): void {
    if (seen?.isReturn) {
      this.#level.restore(this.#rhythm);
      this.#forget();
    }
    if (seen && this.#level.days >= MIN_DAYS_FOR_NOISE) this.#noise.learn(seen.residual, phase, !this.#rhythm.isKnown);
    this.#level.learn({ cost, phase });
    if (seen && Math.abs(seen.z) < BACK_TO_NORMAL) this.#unusual = { direction: 0, days: [] };
  }

  #forget(): void {
    this.#run = NO_RUN;
    this.#unusual = { direction: 0, days: [] };
  }

  /** The cost against the level before the last shift, when it went back there; otherwise null. */
  #formerReading(cost: number, here: Reading): Reading | null {
    const former = this.#level.former;
    if (!former || Math.abs(here.z) < CLEARLY_OFF || Math.sign(here.z) === former.direction) return null;
    const there = this.#read(cost, former.level);
    return Math.abs(there.z) < Math.abs(here.z) / 2 ? there : null;
  }

  #read(cost: number, level: number): Reading {
    const phase = this.#rhythm.phase;
    const expected = level * this.#rhythm.factor(phase);
    const youth = 1 + Math.max(0, SURE_OF_NOISE - this.#noise.days) / SURE_OF_NOISE;
    const floor = (MIN_SPREAD / 3) * Math.cbrt(Math.abs(level));
    const scale = Math.max(floor, this.#noise.spread(phase)) * youth * this.#level.doubt;
    const residual = Math.cbrt(cost) - Math.cbrt(expected);
    return { expected, residual, z: inScales(residual, scale) };
  }
}
