import { median } from 'simple-statistics';
import type { CostDays, DayState } from './costDays.js';

/** Without a part of at least this share, a sum says nothing. */
const MATTERS = 0.05;
const RECENT_DAYS = 28;
/** Known days of the same weekday that say what is usual, before and after a gap each. */
const NEIGHBOURS = 4;

/**
 * The days of several parts as one. A day is missing where a part is missing that matters: at least 5 % of the last 28
 * known days. A smaller part that is missing counts as usual for its weekday, and the day settles until it is known.
 * All parts have the same days; there is at least one.
 */
export function sumCostDays(parts: readonly [CostDays, ...CostDays[]]): CostDays {
  if (parts.length === 1) return parts[0];
  const costs = parts[0].costs.map((): number | null => 0);
  const states = [...parts[0].states];
  const recent = parts.map(recentSum);
  const all = recent.reduce((sum, amount) => sum + amount, 0);
  parts.forEach((part, index) => {
    const matters = (recent[index] ?? 0) >= MATTERS * all;
    part.states.forEach((state, place) => {
      states[place] = joined(states[place] ?? state, state === 'missing' && !matters ? 'settling' : state);
      const cost = part.costs[place] ?? (matters ? null : usual(part, place));
      costs[place] = plus(costs[place] ?? null, cost);
    });
  });
  return { firstDay: parts[0].firstDay, costs, states };
}

const RANK: Readonly<Record<DayState, number>> = { complete: 0, running: 1, settling: 1, missing: 2 };

/** The less sure of two states; today runs for every part. */
function joined(a: DayState, b: DayState): DayState {
  return RANK[b] > RANK[a] ? b : a;
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** By size: credits do not make a part small. */
function recentSum({ costs, states }: CostDays): number {
  let [sum, known] = [0, 0];
  for (let place = costs.length - 1; place >= 0 && known < RECENT_DAYS; place -= 1) {
    const cost = costs[place];
    if (typeof cost !== 'number' || states[place] === 'running') continue;
    sum += Math.abs(cost);
    known += 1;
  }
  return sum;
}

function usual(part: CostDays, place: number): number {
  const near = [...sameWeekday(part, place, -7), ...sameWeekday(part, place, 7)];
  return near.length === 0 ? 0 : median(near);
}

function sameWeekday({ costs, states }: CostDays, start: number, step: number): number[] {
  const found: number[] = [];
  for (let place = start + step; place >= 0 && place < costs.length && found.length < NEIGHBOURS; place += step) {
    const cost = costs[place];
    if (typeof cost === 'number' && states[place] !== 'running') found.push(cost);
  }
  return found;
}
