import { Type } from 'typebox';
import type { Change } from '../../../analysis/trends/change.js';
import type { ComparedKnown } from '../../../jobs/trends/breakdown.js';
import { Calendar, Money, orNull } from '../../contract/scalars.js';

export const Ratio = Type.String({
  pattern: '^-?\\d+(\\.\\d{1,6})?$',
  description: 'A part or a change as a decimal number: 0.25 is a quarter, or a quarter more',
  examples: ['0.25'],
});

/** Which days are compared with which. */
export const COMPARED_DAYS = {
  first_day: Calendar,
  last_day: Calendar,
  previous_first_day: Calendar,
  previous_last_day: Calendar,
  days: Type.Integer({ description: 'On each side' }),
  known_days: Type.Integer({ description: 'Days that are over and were read; only these are compared' }),
  previous_known_days: Type.Integer(),
};

export const CHANGE = {
  mean_per_day: orNull(Money),
  previous_mean_per_day: orNull(Money),
  change: orNull(Money, { description: 'null unless equally many days are known on both sides' }),
  change_ratio: orNull(Ratio, { description: 'Change of the mean known day; null unless that was above zero before' }),
};

export function comparedDays(compared: ComparedKnown) {
  return {
    first_day: compared.firstDay,
    last_day: compared.lastDay,
    previous_first_day: compared.previousFirstDay,
    previous_last_day: compared.previousLastDay,
    days: compared.days,
    known_days: compared.knownDays,
    previous_known_days: compared.previousKnownDays,
  };
}

export function changeFields(change: Change) {
  return {
    mean_per_day: change.meanPerDay,
    previous_mean_per_day: change.previousMeanPerDay,
    change: change.change,
    change_ratio: change.changeRatio,
  };
}
