import type { DailyCosts, DayJudgement } from '../../analysis/anomaly/dailyCosts.js';
import { detectAnomalies } from '../../analysis/anomaly/detect.js';
import type { AnomalyOptions } from '../../analysis/anomaly/options.js';
import type { CostDays } from '../../domain/costDays.js';
import { addDays } from '../../domain/day.js';

const NOT_BEGUN: DayJudgement = { expected: 0, score: 0, direction: 'up', isAnomalous: false };

/** Judges the days of a series, one judgement a day. Only complete days are judged and learnt from. */
export function judgeDays({ firstDay, costs, states }: CostDays, options: Partial<AnomalyOptions>): DayJudgement[] {
  return judgeFromFirstCost({ firstDay, costs, isComplete: states.map((state) => state === 'complete') }, options);
}

/** A bill that comes late looks like less than usual: of a day that its provider may still add to, only a rise counts. */
export function withoutLateDrops(judgements: readonly DayJudgement[], { states }: CostDays): DayJudgement[] {
  return judgements.map((judgement, place) => {
    const isLateDrop = judgement.direction === 'down' && states[place] === 'settling';
    return isLateDrop ? { ...judgement, isAnomalous: false } : judgement;
  });
}

/** `detectAnomalies` from the first cost on: the day on which an account or a model is first used is no jump from zero. */
export function judgeFromFirstCost(
  { firstDay, costs, isComplete }: DailyCosts,
  options: Partial<AnomalyOptions>,
): DayJudgement[] {
  const isBegun = (cost: number | null, place: number): boolean => Boolean(cost) && isComplete?.[place] !== false;
  const begin = costs.findIndex(isBegun);
  if (begin < 0) return costs.map(() => NOT_BEGUN);
  const begun = {
    firstDay: addDays(firstDay, begin),
    costs: costs.slice(begin),
    isComplete: costs.slice(begin).map((_, place) => isComplete?.[begin + place] !== false),
  };
  return [...costs.slice(0, begin).map(() => NOT_BEGUN), ...detectAnomalies(begun, options)];
}
