import { median } from '../stats/quantile.js';
import { clamp } from './order.js';

const MEMORY_DAYS = 182;
const RECENT_DAYS = 28;
/** So many good residuals make the provisional ones of the start superfluous. */
const ENOUGH_DAYS = 14;
const MAD_TO_SIGMA = 1.4826;
/** Residuals beyond this many robust sigmas count as this many. */
const CLIP = 4;
/** Days' worth of belief that every weekday is as noisy as the others. */
const PHASE_DOUBT = 30;
const PHASE_MIN_DAYS = 28;
const MIN_FOR_MEMORY = 15;
/** How much of the correlation between neighbouring days is believed: part of it is only the level that follows late. */
const BELIEVED_CORRELATION = 0.6;

/** How far quiet days lie from what was expected of them, and how long they stay on one side. */
export class Noise {
  #residuals: number[] = [];
  #phases: number[] = [];
  #provisional = 0;
  #clipped: number[] = [];
  #spread = 0;
  #persistence = 1;

  /** Quiet days seen, at most half a year of them. */
  get days(): number {
    return this.#residuals.length;
  }

  /** How many times wider sums of neighbouring residuals spread than if days knew nothing of each other. */
  get persistence(): number {
    return this.#persistence;
  }

  /** One sigma on a day at this place in the season. */
  spread(phase: number): number {
    if (this.days < PHASE_MIN_DAYS || this.#spread === 0) return this.#spread;
    const own = this.#clipped.filter((_, index) => this.#phases[index] === phase);
    const sum = squares(own) + PHASE_DOUBT * this.#spread ** 2;
    return Math.sqrt(sum / (own.length + PHASE_DOUBT));
  }

  /** A residual is provisional while the rhythm is not known; it counts only until there are enough better ones. */
  learn(residual: number, phase: number, isProvisional: boolean): void {
    this.#residuals.push(residual);
    this.#phases.push(phase);
    if (isProvisional) this.#provisional = this.days;
    const outdated = this.days - this.#provisional >= ENOUGH_DAYS ? this.#provisional : 0;
    this.#drop(Math.max(outdated, this.days - MEMORY_DAYS));
    // Until the rhythm is known its weekends are no outliers; they are the noise.
    const limit = isProvisional ? Infinity : CLIP * MAD_TO_SIGMA * median(this.#residuals.map(Math.abs)) || Infinity;
    this.#clipped = this.#residuals.map((value) => clamp(value, -limit, limit));
    // Noise comes in spells: the half year or the last four weeks, whichever is louder.
    const recent = this.days > RECENT_DAYS ? this.#clipped.slice(-RECENT_DAYS) : [];
    this.#spread = Math.max(rootMeanSquare(this.#clipped), rootMeanSquare(recent));
    this.#persistence = persistenceOf(this.#clipped);
  }

  #drop(count: number): void {
    if (count <= 0) return;
    this.#residuals = this.#residuals.slice(count);
    this.#phases = this.#phases.slice(count);
    this.#provisional = Math.max(0, this.#provisional - count);
  }
}

function squares(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function rootMeanSquare(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.sqrt(squares(values) / values.length);
}

function persistenceOf(residuals: readonly number[]): number {
  const total = squares(residuals);
  if (residuals.length < MIN_FOR_MEMORY || total === 0) return 1;
  const products = residuals.reduce((sum, value, index) => sum + value * (residuals[index - 1] ?? 0), 0);
  const correlation = BELIEVED_CORRELATION * clamp(products / total, 0, 0.8);
  return Math.sqrt((1 + correlation) / (1 - correlation));
}
