import { type Detector, type Impression, inScales } from './detector.js';
import { mean } from './order.js';

const WINDOW_DAYS = 30;
const MIN_DAYS = 7;
/** A flat line has no spread; without a floor nothing could ever be far from it, or everything would. */
const MIN_SPREAD = 0.01;

/**
 * The plain rule: mean and standard deviation of the days before. The day itself is never among them, so it cannot hide
 * itself. It knows no weekdays and its own past alerts widen it; it is here to be compared with.
 */
export class SigmaDetector implements Detector {
  readonly #window: (number | null)[] = [];

  look(cost: number | null): Impression {
    const known = this.#window.filter((value) => value !== null);
    if (known.length === 0) return { expected: cost ?? 0, deviation: 0 };
    const expected = mean(known);
    if (cost === null || known.length < MIN_DAYS) return { expected, deviation: 0 };
    const squares = known.reduce((sum, value) => sum + (value - expected) ** 2, 0);
    const spread = Math.sqrt(squares / (known.length - 1));
    return { expected, deviation: inScales(cost - expected, Math.max(spread, MIN_SPREAD * Math.abs(expected))) };
  }

  learn(cost: number | null): void {
    this.#window.push(cost);
    if (this.#window.length > WINDOW_DAYS) this.#window.shift();
  }
}
