import type { DayJudgement } from '../../../analysis/anomaly/dailyCosts.js';
import type { AnomalyOptions } from '../../../analysis/anomaly/options.js';
import { judgeFromFirstCost } from '../../anomalies/judgeDays.js';
import { seriesOf, type SeriesBatch } from './seriesBatch.js';

export interface DetectBatch extends SeriesBatch {
  /** Which days of each series may be judged, in its order: 1 or 0 a day. */
  readonly isComplete: Uint8Array<ArrayBuffer>;
  /** How many of the last days are asked for; those before them are only learnt from. */
  readonly askedDays: number;
  /** Of each series, in its order. */
  readonly options: readonly Partial<AnomalyOptions>[];
}

/** A judgement a day that is asked for, or why there are none. */
export type DetectResult = DayJudgement[] | { readonly error: string };

/** Judges every series of the batch, in its order; a series that fails does not stop the others. */
export function detectBatch(batch: DetectBatch): DetectResult[] {
  const { firstDay, length, isComplete } = batch;
  return seriesOf(batch).map((costs, index) => {
    try {
      const mayJudge = costs.map((_, place) => isComplete[index * length + place] === 1);
      return judgeFromFirstCost({ firstDay, costs, isComplete: mayJudge }, batch.options[index] ?? {}).slice(
        -batch.askedDays,
      );
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  });
}
