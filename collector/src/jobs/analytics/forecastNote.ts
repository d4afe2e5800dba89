import type { ForecastAnswer } from './forecastDesk.js';

/** What a reader must know before trusting the figures, in one sentence; null: nothing. */
export function forecastNote({ isEnough, forecast, history }: ForecastAnswer): string | null {
  if (history.firstUse === null) return 'Nothing was spent here so far, so there is nothing to forecast.';
  if (!isEnough) {
    return (
      `Not enough data for a forecast: ${forecast.knownDays} of at least 14 days are known. ` +
      'The figures are a run rate, what it costs if nothing changes.'
    );
  }
  if (forecast.confidence !== 'low') return null;
  return forecast.knownDays < 30
    ? `An indication, not a plan: only ${forecast.knownDays} days are known.`
    : 'An indication, not a plan: forecasts of this series were far off in its own past.';
}
