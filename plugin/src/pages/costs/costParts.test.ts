import { costParts } from './useCostsBySource';

test('a day that was not read is a gap, and neither a zero nor a charge without a price', () => {
  const bucket = (start: string, value: string | null) => ({ start, value, finality: 'settling' });
  const buckets = [bucket('2026-11-20', '0'), bucket('2026-11-21', null), bucket('2026-11-22', '4')];
  const trends = { series: [{ currency: 'USD', buckets }] } as never;
  expect(costParts(trends, 'api').map(({ day, cost }) => [day, cost])).toEqual([
    ['2026-11-20', '0'],
    ['2026-11-22', '4'],
  ]);
  expect(costParts(trends, 'manual').map(({ day }) => day)).toEqual(['2026-11-22']);
});
