import type { Day } from '../../domain/day.js';

/**
 * What one series cost day by day: an account, a model, a key. The amounts are for statistics, so they are plain numbers;
 * amounts that people are shown come from the ledger.
 */
export interface DailyCosts {
  readonly firstDay: Day;
  /** One amount a day, without holes; null: not known. */
  readonly costs: readonly (number | null)[];
  /** false: late, partial or still being restated, so not to be judged. Without it every known day is complete. */
  readonly isComplete?: readonly boolean[];
}

/** What a detector says of one day. */
export interface DayJudgement {
  /** What the days before let expect. */
  readonly expected: number;
  /** How far from it the day is, 0 or more; 3, 4 and 5 are medium, high and critical. 0 when the day was not judged. */
  readonly score: number;
  readonly direction: Direction;
  readonly isAnomalous: boolean;
}

export type Direction = 'up' | 'down';
