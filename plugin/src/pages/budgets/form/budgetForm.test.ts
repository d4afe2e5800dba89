import { sampleDefinition } from '../budgets.testkit';
import { bodyOf, formOf, NEW_BUDGET } from './budgetForm';
import { currencyFault, lastDayFault, limitFault, nameFault, tagValueFault, thresholdFault } from './faults';
import { thresholdSentence } from './thresholdWords';

test('what is read and saved again is the same budget', () => {
  const given = sampleDefinition({ tag: { key: 'team', value: 'search' }, model: 'gpt-5', project: 'web' });
  expect(given).toMatchObject(bodyOf(formOf(given)));
});

test('chosen days go along only while days are chosen', () => {
  const days = { firstDay: '2026-11-01', lastDay: '2026-11-09' };
  expect(bodyOf({ ...NEW_BUDGET, ...days, period: 'fixed' })).toMatchObject({
    first_day: '2026-11-01',
    last_day: '2026-11-09',
  });
  expect(bodyOf({ ...NEW_BUDGET, ...days })).toMatchObject({ first_day: null, last_day: null });
});

test('spaces around what is typed are not kept, and empty parts of the scope are all', () => {
  expect(bodyOf({ ...NEW_BUDGET, name: ' Lab ', limit: ' 500 ', currency: 'eur', model: ' ' })).toMatchObject({
    ...{ name: 'Lab', limit: '500', currency: 'EUR', model: null, project: null, tag: null },
  });
});

test.each([
  ['a name of spaces', nameFault(' ')],
  ['a limit of nothing', limitFault('0')],
  ['a limit with a comma', limitFault('1,5')],
  ['a currency in words', currencyFault('dollar')],
  ['no last day', lastDayFault('', { firstDay: '' })],
  ['a last day before the first', lastDayFault('2026-11-01', { firstDay: '2026-11-02' })],
  ['half a tag', tagValueFault('', { tagKey: 'team' })],
  ['a chance above all chances', thresholdFault('forecast', '100')],
  ['a percentage beyond all reason', thresholdFault('percent', '1001')],
  ['an amount in words', thresholdFault('amount', 'much')],
])('%s is refused with a sentence', (_case, fault) => {
  expect(fault).toEqual(expect.any(String));
});

test('what is sound is taken', () => {
  const verdicts = [nameFault('Lab'), limitFault('1250.50'), currencyFault('eur'), thresholdFault('forecast', '80')];
  expect([...verdicts, tagValueFault('', { tagKey: '' }), thresholdFault('percent', '1000')]).toEqual(
    Array(6).fill(true),
  );
});

test.each([
  ['percent', '70', 'Warning when 70% of the limit is spent, that is $350.00'],
  ['amount', '20', 'Warning when $20.00 are spent'],
  ['forecast', '80', 'Warning when the chance to pass the limit by the end reaches 80%'],
  ['percent', 'x', null],
] as const)('a threshold of %s %s reads: %s', (kind, value, text) => {
  expect(thresholdSentence({ kind, value, severity: 'warning' }, { limit: '500', currency: 'USD' })).toBe(text);
});

test('without a limit a percentage has no amount yet', () => {
  const threshold = { kind: 'percent', value: '70', severity: 'critical' } as const;
  expect(thresholdSentence(threshold, { limit: '', currency: 'USD' })).toBe('Critical when 70% of the limit is spent');
});
