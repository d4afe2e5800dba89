import { realSeries } from './realSeries.js';

/** One question to a method: this history, that many days, and what came. */
export interface Task {
  readonly season: number;
  readonly history: readonly (number | null)[];
  readonly actual: readonly (number | null)[];
}

const LEAST_HISTORY = 60;

/** Tasks of a file with a fixed split; null where it is not there. */
export function splitTasks(file: string): Task[] | null {
  return realSeries(file)?.map(({ season, values, sequel }) => ({ season, history: values, actual: sequel })) ?? null;
}

/** Rolling origins over the series of a file; null where it is not there. */
export function rollingTasks(file: string, horizon: number, step: number, least = LEAST_HISTORY): Task[] | null {
  return realSeries(file)?.flatMap((series) => originsOf(series, horizon, step, least)) ?? null;
}

interface Series {
  readonly values: readonly (number | null)[];
  readonly season: number;
}

/** Tasks at several days of one series: at least 60 values of history, or `least`, then `step` apart. */
export function originsOf({ values, season }: Series, horizon: number, step: number, least = LEAST_HISTORY): Task[] {
  const tasks: Task[] = [];
  for (let end = least; end + horizon <= values.length; end += step) {
    const [history, actual] = [values.slice(0, end), values.slice(end, end + horizon)];
    if (history.some((value) => value !== null)) tasks.push({ season, history, actual });
  }
  return tasks;
}
