import { midMean } from './order.js';
import type { Rhythm } from './rhythm.js';

const MEMORY_DAYS = 14;
const SURE_DAYS = 14;
/** Days that always cost next to nothing, such as closed weekends, tell nothing about the level. */
const MIN_FACTOR = 0.1;
/** For so long after a shift the way back is open. */
const RETURN_DAYS = 35;

interface PastDay {
  readonly cost: number;
  readonly phase: number;
}

/** The level before the last shift. */
export interface FormerLevel {
  readonly level: number;
  /** Of the shift away from it: 1 up, -1 down. */
  readonly direction: number;
}

/** What a mean day costs at present: the middle of the last normal days, with the rhythm of the week taken out. */
export class Level {
  #past: PastDay[] = [];
  #former: (FormerLevel & { past: PastDay[]; daysAgo: number }) | null = null;

  get days(): number {
    return this.#past.length;
  }

  get former(): FormerLevel | null {
    return this.#former;
  }

  /** How many times wider a young level makes the expectation: few days were seen, and those because they were unusual. */
  get doubt(): number {
    return 1 + Math.max(0, SURE_DAYS - this.days) / SURE_DAYS;
  }

  /** 0 while nothing is known. */
  value(rhythm: Rhythm): number {
    const telling = this.#past.filter(({ phase }) => rhythm.factor(phase) >= MIN_FACTOR);
    const flat = telling.map(({ cost, phase }) => cost / rhythm.factor(phase));
    return flat.length === 0 ? 0 : midMean(flat);
  }

  /** A day goes by, whatever it cost. */
  pass(): void {
    if (!this.#former) return;
    this.#former.daysAgo += 1;
    if (this.#former.daysAgo > RETURN_DAYS) this.#former = null;
  }

  learn(day: PastDay): void {
    this.#past.push(day);
    if (this.#past.length > MEMORY_DAYS) this.#past.shift();
  }

  /** From now on these days are the level. */
  shift(days: readonly PastDay[], direction: number, rhythm: Rhythm): void {
    this.#former = { level: this.value(rhythm), direction, past: this.#past, daysAgo: 0 };
    this.#past = days.slice(-MEMORY_DAYS);
  }

  /** The level before the last shift is back; the one in between is now the former. */
  restore(rhythm: Rhythm): void {
    if (!this.#former) return;
    const { past, direction } = this.#former;
    this.#former = { level: this.value(rhythm), direction: -direction, past: this.#past, daysAgo: 0 };
    this.#past = past;
  }
}
