import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addAccount, charge, dims, store } from '../../../../test/export/seededLedger.js';
import { TrendsApi, type HeatmapBody } from '../../../../test/trends/trendsApi.js';
import { OWN_STREAMS, type Charge } from '../../../domain/charge.js';
import { day, type Instant, type Period } from '../../../domain/day.js';
import { decimal } from '../../../domain/decimal.js';

const PATH = '/api/analytics/heatmap';
const days = { start_date: '2026-03-01', end_date: '2026-03-31' };
let api: TrendsApi;

beforeAll(async () => {
  api = await TrendsApi.open(day('2026-03-15'));
  const account = await addAccount(api.pool, 'Main');
  const imported = (meter: string) => dims({ source: 'import', skuMeter: meter, consumedUnit: 'Tokens' });
  const from = (start: string, end: string): Partial<Charge> => ({
    chargePeriod: { start: start as Instant, end: end as Instant } satisfies Period,
    consumedQuantity: decimal('100'),
  });
  await store(api.pool, account, OWN_STREAMS.import, [
    // Monday 2 and 9 March, between 9 and 10 o'clock.
    charge(imported('hour'), day('2026-03-02'), '3', from('2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z')),
    charge(imported('minutes'), day('2026-03-09'), '1', from('2026-03-09T09:15:00Z', '2026-03-09T09:45:00Z')),
    // Sunday, the last hour.
    charge(imported('late'), day('2026-03-08'), '2', from('2026-03-08T23:00:00Z', '2026-03-09T00:00:00Z')),
    // Over two hours, and a whole day: nobody knows the hour.
    charge(imported('two hours'), day('2026-03-03'), '4', from('2026-03-03T09:30:00Z', '2026-03-03T10:30:00Z')),
    charge(imported('day'), day('2026-03-03'), '10', { consumedQuantity: decimal('100') }),
    charge(imported('later'), day('2026-03-20'), '50', from('2026-03-20T09:00:00Z', '2026-03-20T10:00:00Z')),
  ]);
});
afterAll(() => api.close());

test('hours are those of the charges; 14 of 20 dollars have none and are not spread', async () => {
  const { series } = await api.get<HeatmapBody>(PATH, days);
  expect(series).toMatchObject([
    {
      currency: 'USD',
      total: '20',
      cells: [
        { weekday: 1, hour: 9, value: '4' },
        { weekday: 7, hour: 23, value: '2' },
      ],
      without_hour: '14',
      without_hour_share: '0.7',
    },
  ]);
});

test('a weekday is its mean known day, with or without hours; today and later days are in none', async () => {
  const { series } = await api.get<HeatmapBody>(PATH, days);
  const [monday, tuesday, wednesday, , , , sunday] = series[0]?.weekdays ?? [];
  expect(monday).toEqual({ weekday: 1, known_days: 2, mean_per_day: '2' });
  expect(tuesday).toEqual({ weekday: 2, known_days: 2, mean_per_day: '7' });
  expect(wednesday).toEqual({ weekday: 3, known_days: 2, mean_per_day: '0' });
  expect(sunday).toEqual({ weekday: 7, known_days: 1, mean_per_day: '2' });
});

test('tokens have their own map: 300 of 500 in known hours', async () => {
  const { series } = await api.get<HeatmapBody>(PATH, { ...days, metric: 'tokens' });
  expect(series[0]).toMatchObject({ currency: null, total: '500', without_hour: '200', without_hour_share: '0.4' });
  expect(series[0]?.cells.map(({ value }) => value)).toEqual(['200', '100']);
});

test('of what is not there nothing is known', async () => {
  const { series } = await api.get<HeatmapBody>(PATH, { ...days, metric: 'requests' });
  expect(series).toMatchObject([
    { currency: null, total: null, cells: [], without_hour: null, without_hour_share: null },
  ]);
});
