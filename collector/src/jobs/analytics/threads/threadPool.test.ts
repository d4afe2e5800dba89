import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { compiled } from '../../../../test/compiled.js';
import { costDays } from '../../../domain/costDays.js';
import { day } from '../../../domain/day.js';
import { directAnalyst } from './analyst.js';
import { packSeries } from './seriesBatch.js';
import type { threadedAnalyst, ThreadedAnalyst } from './threadPool.js';

let analyst: ThreadedAnalyst;

// The thread is a file that only the compiler makes.
beforeAll(async () => {
  const url = pathToFileURL(compiled('src/jobs/analytics/threads/threadPool'));
  const module = (await import(url.href)) as { threadedAnalyst: typeof threadedAnalyst };
  analyst = module.threadedAnalyst();
}, 180_000);
afterAll(() => analyst.close());

const FIRST = day('2026-01-01');
const series = (count: number) => {
  const one = (seed: number) => {
    const costs = Array.from({ length: 60 }, (_, index) => 10 + ((index * seed) % 7));
    return costDays(
      FIRST,
      costs,
      costs.map((_, index) => (index === 30 ? 'missing' : index === 59 ? 'running' : 'complete')),
    );
  };
  return packSeries([one(3), ...Array.from({ length: count - 1 }, (_, index) => one(index))]);
};

test('other threads forecast exactly what this one would, several batches at a time', async () => {
  const expected = await directAnalyst.forecast(series(5));
  const results = await Promise.all([
    analyst.forecast(series(5)),
    analyst.forecast(series(5)),
    analyst.forecast(series(5)),
  ]);
  for (const result of results) expect(result).toEqual(expected);
});

test('a batch moves to its thread and is gone here', async () => {
  const batch = series(2);
  const working = analyst.forecast(batch);
  expect(batch.values).toHaveLength(0);
  await working;
});

test('days are judged there too, and budgets looked ahead', async () => {
  const wish = () => ({
    ...series(2),
    isComplete: Uint8Array.from({ length: 120 }, () => 1),
    askedDays: 20,
    options: [{}, { threshold: 99 }],
  });
  const judged = await analyst.detect(wish());
  expect(judged).toEqual(await directAnalyst.detect(wish()));
  expect(judged[0]).toHaveLength(20);
  expect(judged[1]).toEqual({ error: 'threshold is 99; give a number from 1 to 6' });
  const task = {
    series: { start: FIRST, values: Array.from({ length: 40 }, () => 2), isLastPartial: true },
    period: { firstDay: day('2026-02-01'), lastDay: day('2026-02-28'), limit: 50 },
  };
  expect(await analyst.outlook(task)).toEqual(await directAnalyst.outlook(task));
});
