import { formatDays } from '../../../components/days/days';
import type { Forecast, Score } from '../forecast';
import { money, percent } from '../words';

/** How far off totals were. Of small totals only the amount is told: a percentage of cents says nothing. */
export function errorWords({ total_mape: error, total_absolute_error: amount, currency }: Score): string {
  const off = `${money(amount, currency)} off on average`;
  return error === null ? off : `${percent(error)} off on average (${money(amount, currency)})`;
}

/** Whether forecasts were rather too high or too low. */
export function biasWords({ bias }: Pick<Score, 'bias'>): string {
  if (bias === null) return 'Not known';
  if (Math.abs(bias) < 0.01) return 'Neither too high nor too low';
  return `${percent(Math.abs(bias))} too ${bias > 0 ? 'high' : 'low'}`;
}

/** `Held in 9 of 12`, of a share that should be 0.8 or 0.95. */
export function heldWords(share: number, forecasts: number): string {
  return `${Math.round(share * forecasts)} of ${forecasts}`;
}

/** What became of forecasts as they were made, in a sentence. */
export function promiseSentence(score: Score): string {
  const { forecasts, horizon, first_made: first, last_made: last } = score;
  const made = forecasts === 1 ? '1 forecast' : `${forecasts} forecasts`;
  const held = heldWords(score.total_coverage80, forecasts);
  return `${made} of ${horizon} days, made ${formatDays(first, last)}, can be compared with what came: ${errorWords(score)}. The truth lay in the 80% range in ${held}.`;
}

/** What stands in for a track record while no forecast is old enough. */
export function backtestSentence({ accuracy }: Pick<Forecast, 'accuracy'>): string {
  if (accuracy.total_error === null || accuracy.basis === 'none')
    return 'There is no track record yet, and too little history to repeat the forecast at past days.';
  if (accuracy.basis === 'as issued') return '';
  return `Repeated at past days of its own history (a backtest), its totals were typically ${percent(accuracy.total_error)} off.`;
}
