import { eachDay, type Day } from '../../domain/day.js';
import type { PlannedEventValues } from '../../store/anomalies/plannedEvents.js';

type Plan = Pick<PlannedEventValues, 'accountId' | 'firstDay' | 'lastDay'>;

/** The days that plans silence in the series of an account, or (null) of all accounts together. */
export function plannedDays(planned: readonly Plan[], accountId: number | null): Set<Day> {
  const ours = planned.filter((plan) => concerns(plan, accountId));
  return new Set(ours.flatMap(({ firstDay, lastDay }) => eachDay(firstDay, lastDay)));
}

export function silences(plan: Plan, accountId: number | null, day: Day): boolean {
  return concerns(plan, accountId) && plan.firstDay <= day && day <= plan.lastDay;
}

/** What one account plans also moves the sum of all. */
function concerns(plan: Plan, accountId: number | null): boolean {
  return plan.accountId === null || accountId === null || plan.accountId === accountId;
}
