import type { CallAnswer } from '../../../api/calls';
import { formatDays } from '../../../components/days/days';
import { money, signedPercent } from '../words';

/** Two stretches of days and what they cost. */
export type ComparedSums = NonNullable<CallAnswer<'GET /api/analytics/trends'>['series'][number]['month_over_month']>;

/** The change in one word. */
export function changeText(compared: ComparedSums | null): string {
  if (compared === null) return 'Not yet';
  const { change_ratio: ratio, value, previous_value: previous } = compared;
  if (ratio !== null) return signedPercent(ratio);
  // Without a ratio either side may be unknown; only of a known zero it is known that there was nothing.
  if (value === null || previous === null || Number(previous) !== 0) return 'Not known';
  return Number(value) === 0 ? 'No change' : 'New';
}

/** What stands against what, and how much of it is known. */
export function changeSentence(compared: ComparedSums | null, currency: string): string[] {
  if (compared === null) return ['No day is over yet'];
  const { known_days: known, previous_known_days: previouslyKnown, days } = compared;
  const now = `${money(compared.value, currency)}, ${formatDays(compared.first_day, compared.last_day)}`;
  const before = `${money(compared.previous_value, currency)}, ${formatDays(compared.previous_first_day, compared.previous_last_day)}`;
  const isWhole = known === days && previouslyKnown === days;
  return isWhole
    ? [now, before]
    : [now, before, `Known are ${known} and ${previouslyKnown} of ${days} days; the mean days are compared`];
}
