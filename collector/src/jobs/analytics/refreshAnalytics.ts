import type { Day } from '../../domain/day.js';
import type { Logger } from '../../logging/logger.js';
import { analysedAccounts, saveAnalysed } from '../../store/analytics/analysisState.js';
import { withAnalyticsLock } from '../../store/analytics/analyticsLock.js';
import { noteCrossings } from '../../store/budgets/budgetCrossings.js';
import { databaseNow, type Pool } from '../../store/db.js';
import { thinOutForecasts } from '../../store/forecasts/storeForecasts.js';
import { recordAnomalies } from '../anomalies/recordAnomalies.js';
import type { JudgedSeries } from '../anomalies/findings.js';
import { forecastBudgets } from '../budgets/forecastBudgets.js';
import { analysedSeries } from './analysedSeries.js';
import { detectInThread } from './detectInThread.js';
import { eachInParallel } from './eachInParallel.js';
import { judgeForecasts } from './judgeForecasts.js';
import { makeForecasts } from './makeForecasts.js';
import type { Analyst } from './threads/analyst.js';

export interface AnalyticsDeps {
  readonly pool: Pool;
  readonly log: Logger;
  readonly analyst: Analyst;
  readonly features: { readonly forecasting: boolean; readonly anomalyDetection: boolean };
  /** Batches that are worked on at the same time: one more than there are threads keeps them all at work. */
  readonly parallel?: number;
  /** Ends the work between two batches. */
  readonly signal?: AbortSignal;
}

export interface AnalyticsReport {
  readonly accounts: number;
  readonly series: number;
  readonly forecasts: number;
  readonly failed: number;
}

/**
 * Brings forecasts, anomalies and budget outlooks up to the ledger: what has changed since the last time, and everything
 * when a UTC day has begun. null: another collector is at it. What is not finished, for the database failed or the signal
 * came, is done at the next call; forecasts that were made by then hold.
 */
export async function refreshAnalytics(deps: AnalyticsDeps): Promise<AnalyticsReport | null> {
  return withAnalyticsLock(deps.pool, () => refresh(deps));
}

async function refresh(deps: AnalyticsDeps): Promise<AnalyticsReport> {
  const { pool, log, features } = deps;
  const today = (await databaseNow(pool)).slice(0, 10) as Day;
  const accounts = await analysedAccounts(pool);
  const due = accounts.filter(({ isDue }) => isDue);
  const counts = { accounts: due.length, series: 0, forecasts: 0, failed: 0 };
  if (due.length === 0) {
    await refreshBudgets(deps, true);
    return counts;
  }
  const judged: JudgedSeries[] = [];
  const source = untilAborted(analysedSeries(pool, accounts, today), deps.signal);
  await eachInParallel(source, deps.parallel ?? 2, async (series) => {
    counts.series += series.length;
    if (features.forecasting) {
      const { made, failed } = await makeForecasts(deps, series);
      await judgeForecasts(pool, series);
      counts.forecasts += made;
      counts.failed += failed;
    }
    if (features.anomalyDetection) judged.push(...(await detectInThread(deps, series)));
  });
  if (deps.signal?.aborted === true) return counts;
  if (features.anomalyDetection) await recordAnomalies(pool, judged);
  await refreshBudgets(deps, false);
  if (features.forecasting) await thinOutForecasts(pool, today);
  await saveAnalysed(pool, due, today);
  log.info(counts, 'costs were analysed');
  return counts;
}

async function refreshBudgets(
  { pool, log, analyst, features, signal }: AnalyticsDeps,
  onlyWithout: boolean,
): Promise<void> {
  await forecastBudgets({
    onlyWithout,
    ...{ pool, log, isForecasting: features.forecasting },
    outlook: (series, period) => analyst.outlook({ series, period }),
    ...(signal ? { signal } : {}),
  });
  await noteCrossings(pool);
}

async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  for await (const item of source) {
    if (signal?.aborted === true) return;
    yield item;
  }
}
