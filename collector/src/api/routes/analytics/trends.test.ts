import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addAccount, charge, dims, store } from '../../../../test/export/seededLedger.js';
import { TrendsApi, type TrendsBody, type TrendSeriesBody, type Words } from '../../../../test/trends/trendsApi.js';
import { OWN_STREAMS } from '../../../domain/charge.js';
import { addDays, day, eachDay } from '../../../domain/day.js';
import { decimal } from '../../../domain/decimal.js';
import { replaceWindowsWithin } from '../../../store/replaceWindows.js';
import { withTransaction } from '../../../store/db.js';

const TODAY = day('2026-03-15');
const FIRST = day('2026-01-01');
const PATH = '/api/analytics/trends';

let api: TrendsApi;
let openai: number;
let claude: number;

/**
 * OpenAI costs 1 dollar a day in January, 2 in February and 3 in March, today 0.5 so far; on 10 March it was read and cost
 * nothing, and 12 March could not be read. Anthropic is read since 1 March and costs 1 euro a day. 100 dollars are
 * entered for 20 March. On 5 March something in francs has no price.
 */
beforeAll(async () => {
  api = await TrendsApi.open(TODAY);
  openai = await addAccount(api.pool, 'Main');
  claude = await addAccount(api.pool, 'Claude', 'anthropic', 'Anthropic');
  const cost = dims({ xModel: 'gpt-5' });
  const days = eachDay(FIRST, TODAY).filter((on) => on !== '2026-03-10' && on !== '2026-03-12');
  await store(
    api.pool,
    openai,
    'costs',
    days.map((on) => charge(cost, on, on === TODAY ? '0.5' : String(Number(on.slice(5, 7))))),
  );
  await readEmpty(openai, '2026-03-10');
  const tokens = dims({ xMeasure: 'usage', consumedUnit: 'Tokens', xModel: 'gpt-5' });
  await store(
    api.pool,
    openai,
    'usage.completions',
    days.map((on) => charge(tokens, on, null, { consumedQuantity: decimal('1000') })),
  );
  const euros = dims({ billingCurrency: 'EUR' });
  await store(
    api.pool,
    claude,
    'costs',
    eachDay(day('2026-03-01'), TODAY).map((on) => charge(euros, on, '1')),
  );
  const later = dims({ source: 'manual', consumedUnit: '' });
  const francs = dims({ source: 'import', billingCurrency: 'CHF' });
  await store(api.pool, openai, OWN_STREAMS.import, [charge(francs, day('2026-03-05'), null)]);
  await store(api.pool, openai, OWN_STREAMS.manual, [charge(later, day('2026-03-20'), '100')]);
});
afterAll(() => api.close());

/** The window was read and is empty. */
async function readEmpty(accountId: number, on: string): Promise<void> {
  const windows = [{ day: day(on), charges: [] }];
  await withTransaction(api.pool, (tx) =>
    replaceWindowsWithin(tx, { accountId, stream: 'costs', runId: '1', endpoint: 'test', windows }),
  );
}

async function series(words: Words, currency: string | null = 'USD'): Promise<TrendSeriesBody> {
  const { series: all } = await api.get<TrendsBody>(PATH, words);
  const found = all.find((each) => each.currency === currency);
  if (!found) throw new Error(`no series in ${currency}`);
  return found;
}

const march = { start_date: '2026-03-01', end_date: '2026-03-31' };

describe('a day', () => {
  test('that was read and cost nothing is zero; one that could not be read is null; today is running', async () => {
    const { buckets } = await series({ ...march, account_id: String(openai) });
    const on = (start: string) => buckets.find((bucket) => bucket.start === start);
    expect(buckets).toHaveLength(15);
    expect(on('2026-03-09')).toMatchObject({ value: '3', is_complete: true, missing_days: 0, is_running: false });
    expect(on('2026-03-10')).toMatchObject({ value: '0', is_complete: true, missing_days: 0 });
    expect(on('2026-03-12')).toMatchObject({ value: null, is_complete: false, missing_days: 1, finality: null });
    expect(on('2026-03-15')).toMatchObject({
      ...{ value: '0.5', is_complete: false, is_running: true, missing_days: 0 },
      ...{ finality: 'provisional', moving_average_7: null },
    });
  });

  test('before the first read of any account is null', async () => {
    const { buckets } = await series({ start_date: '2025-12-30', end_date: '2026-01-02' });
    expect(buckets.map(({ value }) => value)).toEqual([null, null, '1', '1']);
  });

  test('that was not read of one account is not complete, though others of it are known', async () => {
    const { buckets } = await series({ ...march, metric: 'cost' }, 'EUR');
    expect(buckets[11]).toMatchObject({ start: '2026-03-12', value: '1', is_complete: false, missing_days: 1 });
    const own = await series({ ...march, service_id: 'anthropic' }, 'EUR');
    expect(own.buckets[11]).toMatchObject({ value: '1', is_complete: true, missing_days: 0 });
  });
});

test('the average of 7 days reaches back before the range, over days of the calendar', async () => {
  const { buckets } = await series({ start_date: '2026-03-01', end_date: '2026-03-09' });
  // 1 March: six days of 2 and one of 3 are 15, a seventh of that 2.142857142857; 7 March: seven days of 3.
  expect(buckets[0]?.moving_average_7).toBe('2.142857142857');
  expect(buckets[6]?.moving_average_7).toBe('3');
  // 1 March: 31 January at 1, 28 days of 2, and 3 make 60 over 30 days.
  expect(buckets[0]?.moving_average_30).toBe('2');
});

test('a day with nothing but charges without a price has no value, which is not zero', async () => {
  const { buckets, total, unpriced_charges: unpriced } = await series({ ...march, account_id: String(openai) }, 'CHF');
  expect(buckets.slice(3, 6).map(({ value }) => value)).toEqual(['0', null, '0']);
  expect({ total, unpriced }).toEqual({ total: '0', unpriced: 1 });
});

describe('what is compared', () => {
  test('is this month with the same days of the last one: 13 known days of 14 at 36 dollars against 28', async () => {
    const { month_over_month: compared } = await series({ ...march, account_id: String(openai) });
    // 1 to 14 March: 12 days of 3, one of 0, one not known. 1 to 14 February: 14 days of 2.
    // Means: 36/13 against 2, which is 36/26 - 1 = 0.384615 more.
    expect(compared).toMatchObject({
      ...{ first_day: '2026-03-01', last_day: '2026-03-14' },
      ...{ previous_first_day: '2026-02-01', previous_last_day: '2026-02-14', days: 14 },
      ...{ known_days: 13, previous_known_days: 14, value: '36', previous_value: '28' },
      ...{ change: null, change_ratio: '0.384615', mean_per_day: '2.769230769231' },
    });
  });

  test('is a past range with as many days before it: 20 dollars against 10', async () => {
    // 1 to 10 February at 2; 22 to 31 January at 1.
    const found = await series({ start_date: '2026-02-01', end_date: '2026-02-10' });
    expect(found.previous_period).toMatchObject({
      ...{ previous_first_day: '2026-01-22', previous_last_day: '2026-01-31', days: 10 },
      ...{ value: '20', previous_value: '10', change: '10', change_ratio: '1' },
    });
  });

  test('with days before the first read has no ratio: they are not zero', async () => {
    const { previous_period: compared, quarter_over_quarter: quarter } = await series({
      start_date: '2026-01-01',
      end_date: '2026-01-10',
    });
    expect(compared).toMatchObject({ value: '10', previous_value: null, previous_known_days: 0, change_ratio: null });
    // 73 days of the quarter are over; none of the 92 days before was read.
    expect(quarter).toMatchObject({ first_day: '2026-01-01', previous_first_day: '2025-10-01', days: 73 });
    expect(quarter).toMatchObject({ previous_last_day: '2025-12-12', previous_known_days: 0, change: null });
  });
});

test('months and weeks add up their days and say which of them are complete', async () => {
  const months = await series({ start_date: '2026-01-01', end_date: '2026-03-31', interval: 'month' });
  // 31 days of 1, 28 of 2, and 12 of 3 with today's 0.5.
  expect(months.buckets.map(({ value, is_complete: whole }) => [value, whole])).toEqual([
    ['31', true],
    ['56', true],
    ['36.5', false],
  ]);
  expect(months.buckets[2]).toMatchObject({ start: '2026-03-01', end: '2026-03-15', is_running: true });
  expect(months.buckets[2]).toMatchObject({ missing_days: 1, moving_average_7: null });
  const [week] = (await series({ start_date: '2026-02-25', end_date: '2026-03-08', interval: 'week' })).buckets;
  // Wednesday to Sunday: 4 days of 2 and 1 of 3.
  expect(week).toMatchObject({ start: '2026-02-25', end: '2026-03-01', value: '11', is_complete: false });
});

test('what is entered for later days stands beside the sum and not in it', async () => {
  const found = await series(march);
  expect(found).toMatchObject({ total: '36.5', entered_for_later_days: '100' });
  expect((await series({ ...march, end_date: '2026-03-19' })).entered_for_later_days).toBe('0');
});

test('tokens are one series, whatever the currencies', async () => {
  const { series: all } = await api.get<TrendsBody>(PATH, { metric: 'tokens', period: '7d' });
  expect(all.map(({ currency }) => currency)).toEqual([null]);
  // Of 9 to 15 March, the 10th and the 12th have none.
  expect(all[0]).toMatchObject({ total: '5000' });
});

test('the last 30 days are asked for unless something else is', async () => {
  const answer = await api.get<TrendsBody>(PATH);
  expect(answer).toMatchObject({ first_day: addDays(TODAY, -29), last_day: TODAY, running_day: TODAY });
  expect(await api.get(PATH, { period: '90d' })).toMatchObject({ first_day: addDays(TODAY, -89), last_day: TODAY });
});
