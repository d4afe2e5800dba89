import { chargesFrame, ledgerOf } from './charges.testkit';
import { totalsOf } from './totals';

test('each currency has its own sum, of the given rows alone', () => {
  expect(totalsOf(ledgerOf(), [0, 1, 2, 3]).amounts).toEqual([
    { currency: 'EUR', amount: -5 },
    { currency: 'USD', amount: 1234.500000012 },
  ]);
  expect(totalsOf(ledgerOf(), [1]).amounts).toEqual([{ currency: 'EUR', amount: -5 }]);
  expect(totalsOf(ledgerOf(), [])).toEqual({ amounts: [], unpriced: 0 });
});

test('a charge without a price is counted, and not added as 0', () => {
  expect(totalsOf(ledgerOf(), [2])).toEqual({ amounts: [], unpriced: 1 });
});

test('where the query counts unpriced charges, its count is used', () => {
  const counted = ledgerOf(chargesFrame({ unpriced_charges: [0, 3, 0, null], billed_cost: [1, 1, null, null] }));
  expect(totalsOf(counted, [0, 1, 2, 3]).unpriced).toBe(4);
});

test('amounts without a currency are not added to any', () => {
  const nameless = ledgerOf(chargesFrame({ billing_currency: ['USD', null, 'USD', null], billed_cost: [1, 2, 3, 4] }));
  expect(totalsOf(nameless, [0, 1, 2, 3]).amounts).toEqual([
    { currency: '', amount: 6 },
    { currency: 'USD', amount: 4 },
  ]);
});

test('many small amounts beside a large one are not lost', () => {
  const costs = [1e16, ...Array.from({ length: 1000 }, () => 1), -1e16];
  const ledger = { ...ledgerOf(), costs, currencies: costs.map(() => 'USD') };
  expect(totalsOf(ledger, [...costs.keys()]).amounts).toEqual([{ currency: 'USD', amount: 1000 }]);
});
