import { createHash } from 'node:crypto';
import type { CostDays } from '../../domain/costDays.js';
import { scopeKey } from '../../domain/costScope.js';
import type { Logger } from '../../logging/logger.js';
import type { Pool } from '../../store/db.js';
import { forecastInputs, type ForecastInput } from '../../store/forecasts/readForecasts.js';
import { storeForecasts, updateSpent, type MadeForecast } from '../../store/forecasts/storeForecasts.js';
import type { AnalysedSeries } from './analysedSeries.js';
import { spentSoFar, todayOf } from './spentSoFar.js';
import type { Analyst } from './threads/analyst.js';
import { packSeries } from './threads/seriesBatch.js';

export interface ForecastCounts {
  readonly made: number;
  /** Still as it was made earlier today. */
  readonly kept: number;
  readonly failed: number;
}

type Wanted = Omit<MadeForecast, 'forecast'> & { readonly days: CostDays };

/** Forecasts some series and keeps the forecasts; those that were made today from the same past hold. */
export async function makeForecasts(
  { pool, log, analyst }: { readonly pool: Pool; readonly log: Logger; readonly analyst: Analyst },
  series: readonly [AnalysedSeries, ...AnalysedSeries[]],
): Promise<ForecastCounts> {
  const today = todayOf(series[0].days);
  const made = await forecastInputs(
    pool,
    series.map(({ scope }) => scope),
    today,
  );
  const wanted = series.map(({ scope, days, whole }): Wanted => {
    return { scope, spent: spentSoFar(days), inputHash: hashOfPast(whole), days: whole };
  });
  const kept = wanted.filter((one) => holds(one, made.get(scopeKey(one.scope))));
  await updateSpent(pool, kept, today);
  const [first, ...others] = wanted.filter((one) => !kept.includes(one));
  if (first === undefined) return { made: 0, kept: kept.length, failed: 0 };
  const results = await forecastAll(analyst, log, [first, ...others]);
  await storeForecasts(pool, results);
  return { made: results.length, kept: kept.length, failed: others.length + 1 - results.length };
}

async function forecastAll(
  analyst: Analyst,
  log: Logger,
  wanted: readonly [Wanted, ...Wanted[]],
): Promise<MadeForecast[]> {
  const [first, ...others] = wanted;
  const batch = packSeries([first.days, ...others.map(({ days }) => days)]);
  const results = await analyst.forecast(batch).catch((err: unknown) => {
    log.error({ err, series: wanted.length }, 'a batch of forecasts failed; the others go on');
    return [];
  });
  return results.flatMap((result, index) => {
    const one = wanted[index];
    if (one === undefined) return [];
    if (!('error' in result)) return [{ ...one, forecast: result }];
    log.error({ scope: one.scope, reason: result.error }, 'a forecast failed; the others go on');
    return [];
  });
}

/** Of the days that are over; what a running day has cost so far changes nothing until it is more than was expected. */
function hashOfPast({ costs }: CostDays): string {
  const past = Float64Array.from(costs.slice(0, -1), (cost) => cost ?? Number.NaN);
  return createHash('sha256').update(past).digest('hex');
}

function holds({ inputHash, days }: Wanted, made: ForecastInput | undefined): boolean {
  return made?.inputHash === inputHash && (days.costs.at(-1) ?? 0) <= made.expectedToday;
}
