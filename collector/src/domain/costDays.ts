import type { Day } from './day.js';

/**
 * - `complete`: over, and nobody corrects it any more
 * - `settling`: over, but its provider may still correct it, or a small part of it is not known yet
 * - `running`: today
 * - `missing`: a provider that carries money could not be read, so nobody knows
 */
export type DayState = 'complete' | 'settling' | 'running' | 'missing';

/**
 * What a scope cost, day by day without holes up to today. Amounts are for statistics, so plain numbers; null exactly
 * where the state is `missing`.
 */
export interface CostDays {
  readonly firstDay: Day;
  readonly costs: readonly (number | null)[];
  readonly states: readonly DayState[];
  /** The part of `costs` that people, files and estimates say: no provider adds to it. Absent where there is none. */
  readonly ownCosts?: ArrayLike<number>;
}

/** The days with their amounts, null where nobody knows. `amounts` and `states` have the same length. */
export function costDays(
  firstDay: Day,
  amounts: ArrayLike<number>,
  states: readonly DayState[],
  ownCosts?: ArrayLike<number>,
): CostDays {
  return {
    ...(ownCosts && { ownCosts }),
    firstDay,
    states,
    costs: states.map((state, index) => (state === 'missing' ? null : (amounts[index] ?? 0))),
  };
}
