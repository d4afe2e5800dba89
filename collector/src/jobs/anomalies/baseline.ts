import type { CostDays } from '../../domain/costDays.js';
import { addDays, daysBetween, type Day } from '../../domain/day.js';

/** How far back a usual day may lie. */
export const BASELINE_DAYS = 56;
/** Usual days that one anomalous day is compared with. */
const EXAMPLES = 4;
const WEEK = 7;

/** Divisible by every number of examples, so that a weight is a whole number of these parts. */
export const WEIGHT_PARTS = 12n;

/**
 * What the anomalous days are compared with: each with the mean of up to four usual days of its weekday before it, or of
 * any weekday where there is none. Usual is what is complete, not anomalous and not before the first cost. Gives the
 * weight of each usual day in twelfths; the weights of an anomalous day add up to one.
 */
export function baselineOf(
  series: CostDays,
  anomalousDays: readonly Day[],
  isUnusual: (day: Day) => boolean,
): Map<Day, bigint> {
  const [event = series.firstDay] = anomalousDays;
  const begin = series.costs.findIndex((cost) => cost !== null && cost !== 0);
  const usual: Day[] = [];
  for (let place = daysBetween(series.firstDay, event) - 1; begin >= 0 && place >= begin; place -= 1) {
    const day = addDays(series.firstDay, place);
    if (series.states[place] === 'complete' && !isUnusual(day)) usual.push(day);
  }
  const weights = new Map<Day, bigint>();
  for (const day of anomalousDays) {
    const examples = examplesFor(day, usual);
    for (const example of examples) {
      weights.set(example, (weights.get(example) ?? 0n) + WEIGHT_PARTS / BigInt(examples.length));
    }
  }
  return weights;
}

/** `usual`: the latest first. */
function examplesFor(day: Day, usual: readonly Day[]): readonly Day[] {
  const sameWeekday = usual.filter((other) => daysBetween(other, day) % WEEK === 0).slice(0, EXAMPLES);
  return sameWeekday.length > 0 ? sameWeekday : usual.slice(0, EXAMPLES);
}
