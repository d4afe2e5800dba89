import type { CurrencyTimeline } from './currencyTimeline';
import type { Forecast } from './forecast';

/** What the charts leave out: amounts, `undated` rows, `leftOut` queries. */
export function costNotices(charts: readonly CurrencyTimeline[], undated: number, leftOut: number): string[] {
  const unpriced = charts.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.unpriced, 0);
  return [
    ...when(unpriced > 0, `${unpricedWords(unpriced)}: the true cost is higher than shown.`),
    ...when(undated > 0, `Rows without a day are not shown (${undated}).`),
    ...when(leftOut > 0, 'Several queries return costs. Only the first one is drawn, so that nothing counts twice.'),
  ];
}

/** "3 charges have no price" */
export function unpricedWords(charges: number): string {
  return charges === 1 ? '1 charge has no price' : `${charges} charges have no price`;
}

/** `column` is the one that is stacked, if any. */
export function stackNotices(wanted: string, column: string | undefined): string[] {
  const instead = column ? ` The chart is stacked by "${column}".` : '';
  return when(wanted !== '' && wanted !== column, `The query has no text column "${wanted}" to stack by.${instead}`);
}

/** `wanted` is the only currency to draw; empty for all. */
export function currencyNotices(all: readonly CurrencyTimeline[], wanted: string): string[] {
  const names = all.map(({ currency }) => currency);
  const others = names.filter((name) => name !== wanted);
  return wanted
    ? when(others.length > 0, `Only ${wanted} is drawn. There are costs in ${list(others)} too.`)
    : when(names.length > 1, `${list(names)} are drawn apart: currencies are never added.`);
}

/** `forecasts` are all that lie ahead, in view or not. */
export function forecastNotices(charts: readonly CurrencyTimeline[], forecasts: readonly Forecast[]): string[] {
  const drawn = charts.flatMap(({ forecast }) => forecast ?? []);
  const homeless = charts.length > 1 && forecasts.some(({ currency }) => currency === '');
  const outOfView = forecasts.length > 0 && drawn.length === 0 && !homeless;
  return [
    ...when(outOfView, 'The forecast begins after the time range. Extend the range to see it.'),
    ...when(homeless, 'The forecast names no billing_currency, so it belongs to no chart.'),
    ...when(
      drawn.some(({ isSum }) => isSum),
      'Several forecasts are added. Their bands cannot be added and are left out.',
    ),
  ];
}

function when(holds: boolean, notice: string): string[] {
  return holds ? [notice] : [];
}

function list(names: readonly string[]): string {
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
