import { nextDays, totalOfPeriod, type PeriodTotal } from '../domain/costForecast.js';
import type { ForecastAnswer } from '../jobs/analytics/forecastDesk.js';
import { forecastNote } from '../jobs/analytics/forecastNote.js';
import { grouped, print, printTable } from './output.js';

/** A table a currency: what is spent, what is expected, how sure that is, and how right it was before. */
export function printForecast(answer: ForecastAnswer): void {
  const { scope, forecast, spent, history, isEnough } = answer;
  print(`${isEnough ? 'Forecast' : 'Run rate'} in ${scope.currency}, from ${forecast.firstDay} on (UTC days)`);
  const note = forecastNote(answer);
  if (note !== null) print(note);
  const month = totalOfPeriod(forecast, 'month end');
  const rate = history.monthEndAtThisRate;
  printTable(
    ['Period', 'Until', 'Expected', '80 % range'],
    [
      ['this month so far', answer.today, money(Number(spent.inMonth)), ''],
      ['month end', ...lineOf(month)],
      ['month end at this rate', month.lastDay, ...(rate ? [money(rate.mean), range(rate.low, rate.high)] : ['-', ''])],
      ['quarter end', ...lineOf(totalOfPeriod(forecast, 'quarter end'))],
      ...([30, 60, 90] as const).map((days) => [`next ${days} days`, ...lineOf(nextDays(forecast, days))]),
    ],
    2,
  );
  print(`Confidence: ${forecast.confidence} (${forecast.method}). ${trackRecord(answer)}`);
}

function lineOf({ lastDay, expected, lower80, upper80 }: PeriodTotal): string[] {
  return [lastDay, money(expected), range(lower80, upper80)];
}

function trackRecord({ score, forecast }: ForecastAnswer): string {
  if (score !== null) {
    const off = score.totalMape === null ? '' : `, on average ${percent(score.totalMape)} off`;
    return `Track record: ${score.forecasts} forecasts of ${score.horizon} days judged${off}; ${percent(score.totalCoverage80)} of the totals lay in the 80 % range.`;
  }
  if (forecast.ownError === null) return 'Track record: none yet.';
  return `Track record: none yet; repeated in its own past, totals were typically ${percent(forecast.ownError)} off.`;
}

function range(low: number, high: number): string {
  return `${money(low)} to ${money(high)}`;
}

function money(value: number): string {
  return grouped(value.toFixed(2));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
