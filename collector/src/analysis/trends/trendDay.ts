import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { Finality } from '../../domain/window.js';

/** One day of a series: cost in one currency, tokens, or requests. */
export interface TrendDay {
  readonly day: Day;
  /** null: nothing is known, or nothing has a price. Where the day is not known, what is known of it so far. */
  readonly value: Decimal | null;
  /** The day is over, and all that its accounts should have said of it was read. */
  readonly isKnown: boolean;
  readonly isRunning: boolean;
  /** The least final of what was read; null: nothing was. */
  readonly finality: Finality | null;
}
