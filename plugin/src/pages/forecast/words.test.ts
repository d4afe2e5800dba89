import { backtestSentence, biasWords, errorWords, heldWords, promiseSentence } from './record/recordWords';
import { sampleForecast, sampleScore } from './sampleForecast.testkit';
import { atThisRateSentence, confidenceSentence, historySentence, monthName } from './words';

test('the rate is told with its cheapest and dearest day, or that there is none', () => {
  expect(atThisRateSentence(sampleForecast())).toBe(
    'The mean of the last 7 complete days; the cheapest and the dearest: $5.00 to $15.00.',
  );
  expect(atThisRateSentence(sampleForecast({ run_rate: null }))).toMatch(/no rate to go by/);
});

test.each(['none', 'low', 'medium', 'high'] as const)('the confidence %s has a sentence of its own', (confidence) => {
  expect(confidenceSentence({ confidence })).toMatch(
    confidence === 'none' ? /Not enough data/ : new RegExp(confidence, 'i'),
  );
});

test('the history says how much of it there is', () => {
  expect(historySentence(sampleForecast())).toBe(
    'From 40 known days since 1 Oct 2026, $10.00 a day; steady in the last 30 days.',
  );
  const unspent = { ...sampleForecast().history, first_day: null };
  expect(historySentence(sampleForecast({ history: unspent }))).toBe('Nothing was spent so far.');
  expect(monthName('2026-11-30')).toBe('November');
});

test('a track record is told in counts of people, and small totals without a percentage', () => {
  expect(promiseSentence(sampleScore())).toBe(
    '10 forecasts of 30 days, made 1 to 10 Sept 2026, can be compared with what came: 8% off on average ($24.00). The truth lay in the 80% range in 9 of 10.',
  );
  expect(errorWords(sampleScore({ total_mape: null, total_absolute_error: '0.5' }))).toBe('$0.50 off on average');
  expect(heldWords(1, 1)).toBe('1 of 1');
});

test.each([
  [null, 'Not known'],
  [0.004, 'Neither too high nor too low'],
  [0.03, '3% too high'],
  [-0.12, '12% too low'],
])('a bias of %s reads "%s"', (bias, words) => {
  expect(biasWords({ bias })).toBe(words);
});

test('a backtest is called one, and is not needed beside a real track record', () => {
  const { accuracy } = sampleForecast();
  expect(backtestSentence({ accuracy })).toMatch(/backtest.* typically 11.5% off/);
  expect(backtestSentence({ accuracy: { ...accuracy, basis: 'as issued' } })).toBe('');
  expect(backtestSentence({ accuracy: { ...accuracy, basis: 'none', total_error: null } })).toMatch(
    /no track record yet/,
  );
});
