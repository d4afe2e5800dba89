import { day, frameOfRows } from '../fixtures/frames';
import { readForecasts } from './forecast';

const row = { day: day(4), expected: 10, lower80: 8, upper80: 12, lower95: 5, upper95: 15, billing_currency: 'USD' };

test('a forecast has a line, two bands, its method and its time', () => {
  const frame = frameOfRows([{ ...row, method: 'drift', made_at: 7 }]);
  expect(readForecasts([frame], day(3))).toEqual([
    {
      currency: 'USD',
      days: [{ day: day(4), expected: 10, band80: [8, 12], band95: [5, 15] }],
      methods: ['drift'],
      madeAt: 7,
      isSum: false,
    },
  ]);
});

test('days that are over are no forecast', () => {
  expect(readForecasts([frameOfRows([row])], day(5))).toEqual([]);
});

test('a bound that is missing leaves its band out', () => {
  const [forecast] = readForecasts([frameOfRows([{ ...row, upper80: null }])], day(3));
  expect(forecast?.days[0]).toMatchObject({ band80: null, band95: [5, 15] });
});

test('forecasts of several accounts are added without bands, which cannot be added', () => {
  const [forecast] = readForecasts([frameOfRows([row, row])], day(3));
  expect(forecast).toMatchObject({ isSum: true, days: [{ expected: 20, band80: null, band95: null }] });
});

test('each currency has its own forecast', () => {
  const frame = frameOfRows([row, { ...row, billing_currency: 'EUR' }]);
  expect(readForecasts([frame], day(3)).map(({ currency, isSum }) => [currency, isSum])).toEqual([
    ['EUR', false],
    ['USD', false],
  ]);
});
