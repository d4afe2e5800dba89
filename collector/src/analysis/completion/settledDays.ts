import type { Completeness } from '../../domain/completeness.js';
import type { CostDays } from '../../domain/costDays.js';

/** Shares of the final amount between which a day can be judged. */
const [NEARLY_ALL, HARDLY_MORE] = [0.95, 1.05];
/** Days after which a day is told where nothing else was learnt: three whole ones after its own. */
const USUAL_AGE = 4;

/**
 * The days as they may be judged. A provider that may restate a month of days has told nearly all of most of them: waiting
 * for the last cent would tell of a runaway key a month later. So a settling day counts as complete when, at its age, all
 * but 5 % is usually there. Should it be restated all the same, what was said of it is amended.
 */
export function settledDays(days: CostDays, completeness: Completeness): CostDays {
  const isTold = (place: number): boolean => {
    const age = days.states.length - 1 - place;
    if (completeness.length === 0) return age >= USUAL_AGE;
    const share = completeness[age] ?? 1;
    return share >= NEARLY_ALL && share <= HARDLY_MORE;
  };
  return {
    ...days,
    states: days.states.map((state, place) => (state === 'settling' && isTold(place) ? 'complete' : state)),
  };
}
