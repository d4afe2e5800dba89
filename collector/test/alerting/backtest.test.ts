import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eachDay, type Day } from '../../src/domain/day.js';
import { backtestBudget } from '../../src/jobs/budgets/backtestBudget.js';
import { AlertReplay, type Fired } from './alertReplay.js';

const BUDGET = 'aicost-budget-threshold';
const FIRST = '2025-07-01' as Day;
const LAST = '2025-10-05' as Day;

let replay: AlertReplay;
beforeEach(async () => {
  replay = await AlertReplay.open();
  await replay.goTo(FIRST, '00:00');
});
afterEach(() => replay[Symbol.asyncDispose]());

/** 100 a day; a mistake of a day that is corrected, a jump, and a small correction of days before. */
function read(day: Day): Record<Day, string> {
  if (day === '2025-07-10') return { [day]: '2500' };
  if (day === '2025-07-11') return { ['2025-07-10' as Day]: '100', [day]: '100' };
  if (day === '2025-08-16') return { [day]: '2100' };
  if (day === '2025-09-28') return { ['2025-09-24' as Day]: '10', ['2025-09-25' as Day]: '40', [day]: '100' };
  return { [day]: '100' };
}

test('a backtest says what the rules said when it happened', async () => {
  const wish = {
    limit: '3000',
    accountId: replay.ledger.accountId,
    thresholds: [
      { kind: 'percent', value: '70', severity: 'warning' },
      { kind: 'percent', value: '90', severity: 'critical' },
      { kind: 'percent', value: '100', severity: 'emergency' },
      { kind: 'amount', value: '500', severity: 'warning' },
    ],
  } as const;
  await replay.budget({ name: 'cloud', ...wish });
  const fired: Fired[] = [];
  for (const day of eachDay(FIRST, LAST)) {
    await replay.goTo(day);
    await replay.read(read(day));
    fired.push(...(await replay.evaluate(BUDGET, day)));
  }
  const said = (first: string) =>
    fired.filter(({ day }) => day >= first).map(({ day, labels }) => `${day} ${labels.kind} ${labels.threshold}`);
  const { firings, knownSince } = await backtestBudget(replay.pool, wish, 97);
  expect(firings.map(({ day, kind, value }) => `${day} ${kind} ${value}`)).toEqual(said(FIRST));
  expect(firings.length).toBeGreaterThan(10);
  expect(knownSince).toBe(FIRST);
  const { firings: lately, firstDay } = await backtestBudget(replay.pool, wish, 30);
  expect(firstDay).toBe('2025-09-06');
  expect(lately.map(({ day, kind, value }) => `${day} ${kind} ${value}`)).toEqual(said('2025-09-06'));
}, 120_000);

test('amounts are exact, and forecasts are named as not tested', async () => {
  await replay.goTo('2025-07-02' as Day);
  await replay.read({ ['2025-07-01' as Day]: '69.999999999999', ['2025-07-02' as Day]: '0.000000000001' });
  const thresholds = [
    { kind: 'percent', value: '70', severity: 'warning' },
    { kind: 'forecast', value: '80', severity: 'warning' },
  ] as const;
  const { firings, notTested } = await backtestBudget(replay.pool, { limit: '100', thresholds }, 10);
  expect(firings).toEqual([
    { day: '2025-07-02', periodFirst: '2025-07-01', kind: 'percent', value: '70', severity: 'warning', spent: '70' },
  ]);
  expect(notTested).toEqual([{ kind: 'forecast', value: '80', severity: 'warning' }]);
});
