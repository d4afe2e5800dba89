import type { Day } from './day.js';

/** What a budget's period will cost as a whole, in the unit of its limit, and when that reaches the limit. */
export interface BudgetOutlook {
  readonly confidence: 'low' | 'medium' | 'high';
  readonly expected: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
  /** That the limit is reached by the end of the period; 0.01 to 0.99. */
  readonly passProbability: number;
  /** The day on which the limit is expected to be reached; null: not in this period. */
  readonly exhaustedOn: Day | null;
  /** The same at the upper and at the lower end of the 80 % band. */
  readonly exhaustedEarliest: Day | null;
  readonly exhaustedLatest: Day | null;
}
