import type { Question } from '../../../jobs/trends/readQuestion.js';
import { Calendar, orNull } from '../../contract/scalars.js';

/** The days that an answer is about, as far as they have begun. */
export const SHOWN_DAYS = {
  first_day: Calendar,
  last_day: Calendar,
  running_day: orNull(Calendar, { description: 'Today, if it is among them: in every sum, but in nothing compared' }),
};

export function shownDays({ filter, today, lastShownDay }: Question) {
  return {
    first_day: filter.firstDay,
    last_day: lastShownDay,
    running_day: lastShownDay === today ? today : null,
  };
}
