import type { Completeness } from '../../domain/completeness.js';
import type { CostDays } from '../../domain/costDays.js';

/** With less than this share, what is there says too little about the rest. */
const ENOUGH = 0.5;

/**
 * The days as they will be when their provider has told everything: what it told of a settling day is divided by the share
 * that is usually there at its age; the day is missing where that is less than half. What nobody adds to stays as it is.
 */
export function completeDays(days: CostDays, completeness: Completeness): CostDays {
  if (completeness.length === 0) return days;
  const shareOf = (place: number): number => {
    const age = days.states.length - 1 - place;
    return days.states[place] === 'settling' ? (completeness[age] ?? 1) : 1;
  };
  return {
    firstDay: days.firstDay,
    costs: days.costs.map((cost, place) => {
      const share = shareOf(place);
      if (cost === null || share < ENOUGH) return null;
      const ownCost = days.ownCosts?.[place] ?? 0;
      return ownCost + (cost - ownCost) / share;
    }),
    states: days.states.map((state, place) => (shareOf(place) < ENOUGH ? 'missing' : state)),
  };
}
