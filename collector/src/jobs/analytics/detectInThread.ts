import type { CostDays } from '../../domain/costDays.js';
import { scopeKey } from '../../domain/costScope.js';
import { addDays } from '../../domain/day.js';
import type { Logger } from '../../logging/logger.js';
import type { Pool } from '../../store/db.js';
import { anomalyOptionsOf } from '../anomalies/anomalyOptionsOf.js';
import type { JudgedSeries } from '../anomalies/findings.js';
import { withoutLateDrops } from '../anomalies/judgeDays.js';
import { JUDGED_DAYS } from '../anomalies/recordAnomalies.js';
import type { AnalysedSeries } from './analysedSeries.js';
import type { Analyst } from './threads/analyst.js';
import type { DetectBatch } from './threads/detectBatch.js';
import { packSeries } from './threads/seriesBatch.js';

/** Older judgements tell nobody anything: a little more than the days whose anomalies are kept, for incidents that began before. */
const ASKED_DAYS = JUDGED_DAYS + 60;

/** Judges the last days of some series; a series that fails is left out and logged. */
export async function detectInThread(
  { pool, log, analyst }: { readonly pool: Pool; readonly log: Logger; readonly analyst: Analyst },
  series: readonly [AnalysedSeries, ...AnalysedSeries[]],
): Promise<JudgedSeries[]> {
  const options = await anomalyOptionsOf(
    pool,
    series.map(({ scope }) => scope),
  );
  const wishes = series.map(({ scope }) => options.get(scopeKey(scope)) ?? {});
  const results = await analyst
    .detect({ ...batchOf(series), askedDays: ASKED_DAYS, options: wishes })
    .catch((err: unknown) => {
      log.error({ err, series: series.length }, 'a batch of days could not be judged; the others go on');
      return [];
    });
  return results.flatMap((judgements, index) => {
    const { scope, judged, days } = series[index] ?? series[0];
    if (!('error' in judgements)) {
      const count = judgements.length;
      const certain = withoutLateDrops(judgements, lastDays(days, count));
      return [{ scope, days: lastDays(judged, count), judgements: certain }];
    }
    log.error({ scope, reason: judgements.error }, 'the days of a series could not be judged; the others go on');
    return [];
  });
}

function batchOf(series: readonly [AnalysedSeries, ...AnalysedSeries[]]): Omit<DetectBatch, 'options' | 'askedDays'> {
  const [first, ...others] = series.map(({ judged }) => judged) as [CostDays, ...CostDays[]];
  const isComplete = Uint8Array.from([first, ...others].flatMap(({ states }) => states.map(completeOrNot)));
  return { ...packSeries([first, ...others]), isComplete };
}

function lastDays({ firstDay, costs, states }: CostDays, count: number): CostDays {
  const skipped = costs.length - count;
  return { firstDay: addDays(firstDay, skipped), costs: costs.slice(skipped), states: states.slice(skipped) };
}

function completeOrNot(state: CostDays['states'][number]): number {
  return state === 'complete' ? 1 : 0;
}
