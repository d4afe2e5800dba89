import { addDays, type Day } from '../../domain/day.js';
import type { DailyCosts, DayJudgement, Direction } from './dailyCosts.js';
import { severityOf, type Severity } from './severity.js';

/** Anomalous days with at most two quiet or unknown ones between them are one incident. */
export const MAX_STEP_DAYS = 3;

/** One cause, as far as a single series can tell: neighbouring anomalous days in one direction. */
export interface Incident {
  readonly firstDay: Day;
  /** The last anomalous day so far. */
  readonly lastDay: Day;
  readonly direction: Direction;
  /** The highest score of its days, and the first day that had it. */
  readonly score: number;
  readonly worstDay: Day;
  readonly severity: Severity;
  /** Anomalous days. */
  readonly days: number;
  /** Cost above what was expected, summed over its anomalous days; below 0 when it is cheaper. An estimate, not money. */
  readonly excess: number;
}

/** The incidents of a judged series, oldest first. */
export function incidentsOf(series: DailyCosts, judgements: readonly DayJudgement[]): Incident[] {
  const incidents: Incident[] = [];
  let last = { index: -Infinity, direction: 'up' as Direction };
  judgements.forEach(({ isAnomalous, direction, expected, score }, index) => {
    const cost = series.costs[index] ?? null;
    if (!isAnomalous || cost === null) return;
    const day = addDays(series.firstDay, index);
    const open = index - last.index <= MAX_STEP_DAYS && direction === last.direction ? incidents.pop() : undefined;
    incidents.push(prolonged(open, { day, direction, score, excess: cost - expected }));
    last = { index, direction };
  });
  return incidents;
}

interface AnomalousDay {
  readonly day: Day;
  readonly direction: Direction;
  readonly score: number;
  readonly excess: number;
}

function prolonged(open: Incident | undefined, { day, direction, score, excess }: AnomalousDay): Incident {
  const isWorst = open === undefined || score > open.score;
  const worst = isWorst ? { score, worstDay: day } : { score: open.score, worstDay: open.worstDay };
  return {
    firstDay: open?.firstDay ?? day,
    lastDay: day,
    direction,
    ...worst,
    severity: severityOf(worst.score),
    days: (open?.days ?? 0) + 1,
    excess: (open?.excess ?? 0) + excess,
  };
}
