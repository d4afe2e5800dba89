import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimal, fromUnits, sumDecimals, toUnits, type Decimal } from '../../domain/decimal.js';
import type { CostReportRow } from '../../store/costReport.js';
import { centsOf, centsText, centsThatAddUp, signedCents } from './cents.js';
import { costChanges } from './costChange.js';

const amounts = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(fromUnits);

function row(name: string, billedCost: string | null, currency = 'USD'): CostReportRow {
  const quantities = { notFinalCost: '0', tokens: null, requests: null, unpricedCharges: billedCost === null ? 1 : 0 };
  return { service: 'OpenAI', account: name, value: name, currency, billedCost, ...quantities };
}

test('parts in cents add up to the whole and are at most a cent off, but for the last one', () => {
  fc.assert(
    fc.property(fc.array(amounts, { minLength: 1, maxLength: 12 }), (parts) => {
      const total = centsOf(sumDecimals(parts));
      const cents = centsThatAddUp(parts, total);
      expect(cents.reduce((sum, part) => sum + part, 0n)).toBe(total);
      parts.forEach((part, index) => {
        const off = (cents[index] ?? 0n) - centsOf(part);
        expect(off >= -1n && off <= 1n).toBe(true);
      });
    }),
  );
});

test.each([
  ['0', '0.00', '0.00'],
  ['0.005', '0.01', '+0.01'],
  ['-0.005', '-0.01', '-0.01'],
  ['0.004999999999', '0.00', '0.00'],
  ['1234567.895', '1,234,567.90', '+1,234,567.90'],
  ['-999.994', '-999.99', '-999.99'],
])('%s is %s, as a change %s', (amount, text, change) => {
  const cents = centsOf(decimal(amount));
  expect([centsText(cents), signedCents(cents)]).toEqual([text, change]);
});

test('what moved and all others add up to the change of the currency, exactly', () => {
  const rows = fc.array(fc.record({ name: fc.constantFrom(...'abcdefghijkl'), cost: amounts }), { maxLength: 20 });
  fc.assert(
    fc.property(rows, rows, (now, before) => {
      const [own, previous] = [now, before].map((list) => list.map(({ name, cost }) => row(name, cost)));
      for (const cost of costChanges(
        { accounts: own ?? [], models: own ?? [], isWhole: false },
        { accounts: previous ?? [], models: previous ?? [], isWhole: false },
      )) {
        const whole = sumDecimals([...now.map((one) => one.cost), ...before.map((one) => negative(one.cost))]);
        for (const { told, others } of [cost.accounts, cost.models]) {
          expect(sumDecimals([...told.map(({ change }) => change), others.change])).toBe(whole);
          expect(told.length).toBeLessThanOrEqual(5);
        }
        if (cost.change !== null) expect(cost.change).toBe(whole);
      }
    }),
  );
});

test('currencies are never added up, and what has no price is not zero', () => {
  const accounts = [row('a', '1.5'), row('b', null), row('a', '9', 'EUR'), row('c', null, 'CHF')];
  const [chf, eur, usd] = costChanges(
    { accounts, models: accounts, isWhole: true },
    { accounts: [row('a', '2')], models: [], isWhole: false },
  );
  expect(chf).toMatchObject({ currency: 'CHF', billedCost: null, change: null, unpricedCharges: 1 });
  expect(eur).toMatchObject({ currency: 'EUR', billedCost: '9', previousCost: null, change: null });
  expect(usd).toMatchObject({
    currency: 'USD',
    billedCost: '1.5',
    previousCost: '2',
    change: '-0.5',
    unpricedCharges: 1,
  });
});

test('a currency without a line cost nothing where everything was read, and is unknown where not', () => {
  const spent = { accounts: [row('a', '100')], models: [], isWhole: true };
  const nothing = { accounts: [], models: [], isWhole: true };
  expect(costChanges(nothing, spent)).toMatchObject([{ billedCost: '0', previousCost: '100', change: '-100' }]);
  expect(costChanges(spent, nothing)).toMatchObject([{ billedCost: '100', previousCost: '0', change: '100' }]);
  const unread = { ...nothing, isWhole: false };
  expect(costChanges(unread, spent)).toMatchObject([{ billedCost: null, previousCost: '100', change: null }]);
  expect(costChanges(spent, unread)).toMatchObject([{ billedCost: '100', previousCost: null, change: null }]);
});

function negative(value: Decimal): Decimal {
  return fromUnits(-toUnits(value));
}
