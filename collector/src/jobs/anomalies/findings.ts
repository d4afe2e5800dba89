import type { DayJudgement, Direction } from '../../analysis/anomaly/dailyCosts.js';
import { incidentsOf } from '../../analysis/anomaly/incidents.js';
import type { CostDays } from '../../domain/costDays.js';
import type { CostScope } from '../../domain/costScope.js';
import { addDays, daysBetween, eachDay, type Day } from '../../domain/day.js';

/** A series and what was found of each of its days. */
export interface JudgedSeries {
  readonly scope: CostScope;
  readonly days: CostDays;
  /** One a day of `days`. */
  readonly judgements: readonly DayJudgement[];
}

/** An incident of a series as detection sees it now. */
export interface Finding {
  /** Its anomalous days in order, at least one. */
  readonly days: readonly Day[];
  readonly direction: Direction;
}

/** The incidents of a series, the oldest first. */
export function findingsOf({ days, judgements }: Pick<JudgedSeries, 'days' | 'judgements'>): Finding[] {
  return incidentsOf(days, judgements).map(({ firstDay, lastDay, direction }) => {
    const isPart = (day: Day): boolean => {
      const judgement = judgements[daysBetween(days.firstDay, day)];
      return judgement?.isAnomalous === true && judgement.direction === direction;
    };
    return { direction, days: eachDay(firstDay, lastDay).filter(isPart) };
  });
}

/** What detection says of some days: what they were expected to cost together, and the highest score. */
export function figuresOf(series: JudgedSeries, days: readonly Day[]): { expected: number; score: number } {
  const judged = days.map((day) => series.judgements[daysBetween(series.days.firstDay, day)]);
  return {
    expected: judged.reduce((sum, judgement) => sum + (judgement?.expected ?? 0), 0),
    score: judged.reduce((most, judgement) => Math.max(most, judgement?.score ?? 0), 0),
  };
}

/** Whether a day is over and known for good, so that detection has judged it. */
export function isComplete({ days }: Pick<JudgedSeries, 'days'>, day: Day): boolean {
  return days.states[daysBetween(days.firstDay, day)] === 'complete';
}

/** The last day of a series, which is today. */
export function lastDayOf({ days }: Pick<JudgedSeries, 'days'>): Day {
  return addDays(days.firstDay, days.costs.length - 1);
}
