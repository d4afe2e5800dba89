import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** One question to a method: this history, that many days, and what came. */
export interface Task {
  readonly season: number;
  readonly history: readonly (number | null)[];
  readonly actual: readonly (number | null)[];
}

const LEAST_HISTORY = 60;

/** Beside the checkout; this file runs from collector/dist/bench/. */
const FOLDER = new URL('../../../../shared/data/', import.meta.url);

/** Where the series are expected, or null when they are not there. */
export function dataFolder(): string | null {
  const path = fileURLToPath(FOLDER);
  return existsSync(path) ? path : null;
}

/** Tasks of a file with a fixed split: `id,domain,start,freq,m,h,train,test`. */
export function splitTasks(file: string): Task[] {
  return rows(file).map((cells) => ({
    season: Number(cells[4]),
    history: numbers(cells[6]),
    actual: numbers(cells[7]),
  }));
}

/** Rolling origins over the series of a file, `id,domain,start,freq,m,values`. */
export function rollingTasks(file: string, horizon: number, step: number, least = LEAST_HISTORY): Task[] {
  return rows(file).flatMap((cells) =>
    originsOf({ values: numbers(cells[5]), season: Number(cells[4]) }, horizon, step, least),
  );
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

function rows(file: string): string[][] {
  return parse(readFileSync(new URL(file, FOLDER)), { from_line: 2 });
}

function numbers(text = ''): (number | null)[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => (word === 'NA' ? null : Number(word)));
}
