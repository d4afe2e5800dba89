import type { Interval } from '../src/analysis/forecast/interval.js';
import type { Task } from './forecastData.js';
import type { Answer } from './forecastMethods.js';

/** Sums over the tasks of a set; `mean` of them is what is printed. */
export class Scores {
  private readonly sums = new Map<string, { total: number; count: number }>();

  add(name: string, value: number): void {
    if (!Number.isFinite(value)) return;
    const sum = this.sums.get(name) ?? { total: 0, count: 0 };
    this.sums.set(name, { total: sum.total + value, count: sum.count + 1 });
  }

  mean(name: string): number {
    const sum = this.sums.get(name);
    return sum === undefined ? Number.NaN : sum.total / sum.count;
  }
}

interface Pair {
  readonly came: number;
  readonly said: number;
  readonly band: Interval | undefined;
}

/** Unknown days are never scored; in a total the answer itself stands for them. */
export function addScores(scores: Scores, task: Task, answer: Answer): void {
  const pairs = task.actual.flatMap((came, step): Pair[] =>
    came === null ? [] : [{ came, said: answer.path[step] ?? Number.NaN, band: answer.days?.[step] }],
  );
  const errors = pairs.map(({ came, said }) => Math.abs(came - said));
  scores.add('smape', mean(pairs.map(({ came, said }) => symmetric(came, said))));
  scores.add('mase', mean(errors) / naiveError(task));
  addPercentages(scores, task, pairs);
  for (const { came, band } of pairs) if (band) addCoverage(scores, 'day', came, band);
  if (answer.total) addCoverage(scores, 'total', totalOf(task, answer), answer.total);
}

/** Days under a tenth of the recent mean, and totals of nothing, have no percentage. */
function addPercentages(scores: Scores, task: Task, pairs: readonly Pair[]): void {
  const recent = task.history.slice(-28).flatMap((value) => (value === null ? [] : [value]));
  const usual = mean(recent);
  const noticed = pairs.filter(({ came }) => came > 0 && came >= 0.1 * usual);
  scores.add('mape', 100 * mean(noticed.map(({ came, said }) => Math.abs(came - said) / came)));
  const came = sum(pairs.map((pair) => pair.came));
  const missed = sum(pairs.map((pair) => pair.came - pair.said));
  scores.add('total came', came);
  scores.add('total missed', Math.abs(missed));
  if (came > 0) scores.add('within 15 %', Math.abs(missed) <= 0.15 * came ? 100 : 0);
}

function totalOf({ actual }: Task, { path }: Answer): number {
  return sum(actual.map((value, step) => value ?? path[step] ?? 0));
}

function addCoverage(scores: Scores, name: string, came: number, band: Interval): void {
  scores.add(`${name} 80`, Number(came >= band.lo80 && came <= band.hi80));
  scores.add(`${name} 95`, Number(came >= band.lo95 && came <= band.hi95));
}

function symmetric(came: number, said: number): number {
  const size = Math.abs(came) + Math.abs(said);
  return size === 0 ? 0 : (200 * Math.abs(came - said)) / size;
}

/** Mean step from one season to the next in the history. */
function naiveError({ history, season }: Task): number {
  return mean(
    history.slice(season).flatMap((value, index) => {
      const before = history[index];
      return typeof value === 'number' && typeof before === 'number' ? [Math.abs(value - before)] : [];
    }),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
