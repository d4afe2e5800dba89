import { seeded } from '../test/money/random.js';
import { cloudBills } from './cloudBills.js';
import { originsOf, rollingTasks, splitTasks, type Task } from './forecastData.js';
import { METHODS, naive2, type ForecastMethod } from './forecastMethods.js';
import { addScores, Scores } from './forecastScores.js';
import { printTable } from './printTable.js';
import { NOT_HERE } from './realSeries.js';

/** Every how many tasks of the larger sets one is taken; `AICOST_BENCH_SAMPLE=10` is a quick look. */
const SAMPLE = Math.max(1, Math.round(Number(process.env['AICOST_BENCH_SAMPLE'] ?? 1)) || 1);

const CLOUD_SEED = 1;

const SETS: Readonly<Record<string, () => Task[] | null>> = {
  'NN5, its own split, 56 days': () => splitTasks('nn5_daily_half.csv'),
  ...rollingSets('NN5', 'nn5_daily_full_half.csv', 90),
  ...rollingSets('web', 'web_daily.csv', 60),
  ...cloudSets(),
  'AI services, 48 hours': () => rollingTasks('servegen_hourly.csv', 48, 24, 168),
};

function rollingSets(name: string, file: string, step: number): Record<string, () => Task[] | null> {
  return Object.fromEntries(
    [30, 60, 90].map((horizon) => [`${name}, ${horizon} days`, () => rollingTasks(file, horizon, step)]),
  );
}

/** Bills of the generator, which is no real bill: it shows what wandering levels with steps do to the bands. */
function cloudSets(): Record<string, () => Task[]> {
  const bills = (): number[][] => cloudBills(seeded(CLOUD_SEED));
  return Object.fromEntries(
    [30, 60, 90].map((horizon) => [
      `made-up cloud bills, ${horizon} days`,
      () => bills().flatMap((values) => originsOf({ values, season: 7 }, horizon, 60)),
    ]),
  );
}

/** Prints how far forecasts were off on real and made-up series: ours, and what simpler methods do with the same history. */
export async function forecast(): Promise<void> {
  for (const [name, load] of Object.entries(SETS)) {
    const tasks = load()?.filter((_, index) => index % SAMPLE === 0);
    if (tasks === undefined) {
      process.stdout.write(`\nForecasts: ${name}: ${NOT_HERE}\n`);
      continue;
    }
    const baseline = scored(tasks, naive2).scores;
    const rows = Object.entries(METHODS).map(([method, run]) => row(method, scored(tasks, run), baseline));
    printTable(`Forecasts: ${name}, ${tasks.length} tasks`, HEAD, rows);
  }
}

interface Measured {
  readonly scores: Scores;
  /** Milliseconds a forecast. */
  readonly times: readonly number[];
}

function scored(tasks: readonly Task[], method: ForecastMethod): Measured {
  const scores = new Scores();
  const times = tasks.map((task) => {
    const begin = performance.now();
    const answer = method(task);
    const time = performance.now() - begin;
    addScores(scores, task, answer);
    return time;
  });
  return { scores, times: times.sort((a, b) => a - b) };
}

const HEAD = [
  '',
  'sMAPE',
  'MASE',
  'OWA',
  'MAPE %',
  'total off %',
  'within 15 %',
  'days in 80/95',
  'totals in 80/95',
  'ms mean/p99',
];

function row(name: string, { scores, times }: Measured, baseline: Scores): string[] {
  const owa = (scores.mean('smape') / baseline.mean('smape') + scores.mean('mase') / baseline.mean('mase')) / 2;
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return [
    name,
    scores.mean('smape').toFixed(2),
    scores.mean('mase').toFixed(3),
    owa.toFixed(3),
    scores.mean('mape').toFixed(1),
    ((100 * scores.mean('total missed')) / scores.mean('total came')).toFixed(1),
    scores.mean('within 15 %').toFixed(0),
    coverage(scores, 'day'),
    coverage(scores, 'total'),
    `${mean.toFixed(1)}/${(times[Math.floor(0.99 * (times.length - 1))] ?? 0).toFixed(1)}`,
  ];
}

function coverage(scores: Scores, name: string): string {
  const inside = [scores.mean(`${name} 80`), scores.mean(`${name} 95`)];
  return inside.some(Number.isNaN) ? '-' : inside.map((share) => share.toFixed(2)).join('/');
}
