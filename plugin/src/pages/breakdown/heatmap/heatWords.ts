import { money, percent } from '../words';
import { type HeatMap, hourName, WEEKDAYS, weekdayFields } from './heatMap';

/** The map in a sentence: the dearest and the cheapest weekday. */
export function weekdaySentence(map: HeatMap, currency: string): string {
  const known = weekdayFields(map)
    .map((field, day) => ({ ...field, name: WEEKDAYS[day] }))
    .filter(({ amount }) => amount !== null)
    .sort((a, b) => b.heat - a.heat);
  const [dearest, cheapest] = [known[0], known.at(-1)];
  if (!dearest || !cheapest || dearest === cheapest) return 'Too few days are over to tell weekdays apart.';
  return `A ${dearest.name} costs the most, ${money(dearest.amount, currency)} on average; a ${cheapest.name} the least, ${money(cheapest.amount, currency)}.`;
}

/** How far hours are known, and which is the dearest. */
export function hourSentence({ cells, without_hour_share: share }: HeatMap, currency: string): string {
  const dearest = [...cells].sort((a, b) => Number(b.value) - Number(a.value))[0];
  if (!dearest)
    return 'No provider tells hours for these costs: they are billed by the day, and a day is never spread over its hours.';
  const hour = `The dearest hour is ${WEEKDAYS[dearest.weekday - 1]} from ${hourName(dearest.hour)} UTC with ${money(dearest.value, currency)}.`;
  if (share === null || Number(share) === 0) return hour;
  return `${hour} Of ${percent(share)} of the cost nobody told the hour; it is in no field.`;
}
