import { Type } from 'typebox';
import { HORIZONS } from '../../../domain/costForecast.js';
import { expectationText as amount } from '../../../domain/expectation.js';
import type { ForecastOutcome } from '../../../store/forecasts/forecastOutcomes.js';
import { Calendar, Money, orNull } from '../../contract/scalars.js';

/** A promise beside what came of it. */
export const OutcomeItem = Type.Object(
  {
    currency: Type.String(),
    horizon: Type.Enum([...HORIZONS]),
    made_on: Calendar,
    first_day: Calendar,
    last_day: Calendar,
    expected: Money,
    lower80: orNull(Money, { description: 'null: the forecast itself is no longer kept' }),
    upper80: orNull(Money),
    came: Money,
    error_ratio: orNull(Type.Number(), {
      description: 'What was too much, as a share of what came: below 0 it was too low; null: nothing came',
    }),
    is_in80: Type.Boolean(),
    is_in95: Type.Boolean(),
  },
  { title: 'ForecastOutcome' },
);

export function outcomeItem(outcome: ForecastOutcome) {
  const { lower80, upper80 } = outcome;
  return {
    currency: outcome.currency,
    horizon: outcome.horizon,
    made_on: outcome.madeOn,
    first_day: outcome.firstDay,
    last_day: outcome.lastDay,
    expected: amount(outcome.expected),
    lower80: lower80 === null ? null : amount(lower80),
    upper80: upper80 === null ? null : amount(upper80),
    came: amount(outcome.came),
    error_ratio: outcome.errorRatio,
    is_in80: outcome.isIn80,
    is_in95: outcome.isIn95,
  };
}
