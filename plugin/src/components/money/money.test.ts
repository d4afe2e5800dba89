import { config } from '@grafana/runtime';
import { formatMoney, formatMoneyShort, userLocale } from './money';

test.each([
  [1234.5, 'USD', '$1,234.50'],
  [1234.5, 'EUR', '€1,234.50'],
  [1234, 'JPY', '¥1,234'],
  [0, 'USD', '$0.00'],
  [-0, 'USD', '$0.00'],
  [-12.3, 'USD', '-$12.30'],
])('%d %s reads %s', (amount, currency, text) => {
  expect(formatMoney(amount, currency)).toBe(text);
});

test.each([
  [0.5, '$0.50'],
  [0.1234567, '$0.1235'],
  [0.00012, '$0.0001'],
  [0.0000123, '$0.000012'],
  [-0.0000123, '-$0.000012'],
])('a small amount (%d) is never rounded away', (amount, text) => {
  expect(formatMoney(amount, 'USD')).toBe(text);
});

test('a unit that is no currency code stands behind the number', () => {
  expect(formatMoney(12.5, 'credits')).toBe('12.50 credits');
  expect(formatMoney(12.5, '')).toBe('12.50');
});

test.each([
  [12_000, '$12K'],
  [1_250, '$1.25K'],
  [-2_500_000, '-$2.5M'],
  [999, '$999'],
  [2.5, '$2.50'],
  [0, '$0'],
])('a tick of %d is short', (amount, text) => {
  expect(formatMoneyShort(amount, 'USD')).toBe(text);
});

test.each([
  [{ regionalFormat: 'de-DE', language: 'en-US' }, 'de-DE'],
  [{ regionalFormat: '', language: 'fr-FR' }, 'fr-FR'],
  [{ language: 'ja-JP' }, 'ja-JP'],
  [{}, 'en-US'],
])('of a person with %j, the locale is %s', (person, locale) => {
  const before = { ...config.bootData.user };
  Object.assign(config.bootData.user, { regionalFormat: undefined, language: undefined, ...person });
  expect(userLocale()).toBe(locale);
  Object.assign(config.bootData.user, before);
});
