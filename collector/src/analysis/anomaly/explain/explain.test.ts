import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimal, fromUnits, sumDecimals, type Decimal } from '../../../domain/decimal.js';
import { incidentsOf } from '../incidents.js';
import { dayAt, judge, pseudoRandom, seriesOf } from '../series.testkit.js';
import { explain } from './explain.js';
import type { LeafCost } from './leaf.js';

function leaf(model: string, cost: string, quantity: string | null, more: Record<string, string> = {}): LeafCost {
  return {
    dimensions: { model, ...more },
    cost: decimal(cost),
    quantity: quantity === null ? null : decimal(quantity),
  };
}

const PARTS = ['volume', 'price', 'mix', 'unsplit'] as const;
const money = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(fromUnits);
const quantity = fc.oneof(fc.constant(null), fc.constant('0' as Decimal), money);
const anyLeaf = fc.record({
  dimensions: fc.record({
    model: fc.constantFrom('a', 'b', 'c'),
    tokenKind: fc.constantFrom('input', 'cache_read', 'output'),
  }),
  cost: money,
  quantity,
  unit: fc.constantFrom('tokens', 'requests'),
});
const bill = fc.array(anyLeaf, { maxLength: 12 });
const total = (leaves: readonly { cost: Decimal }[]) => sumDecimals(leaves.map(({ cost }) => cost));
const minus = (a: Decimal, b: Decimal) => sumDecimals([a, fromUnits(-BigInt(1) * unitsOf(b))]);
const unitsOf = (value: Decimal) => {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  return (value.startsWith('-') ? -1n : 1n) * BigInt(whole + fraction.padEnd(12, '0'));
};

describe('for any two bills', () => {
  test('the parts of all leaves add up to the jump, to the last of twelve places', () => {
    fc.assert(
      fc.property(bill, bill, (before, after) => {
        const told = explain(before, after);
        expect(told.change).toBe(minus(total(after), total(before)));
        expect(sumDecimals(told.leaves.map(({ change }) => change))).toBe(told.change);
        expect(sumDecimals(PARTS.map((part) => told[part]))).toBe(told.change);
        for (const part of PARTS) expect(sumDecimals(told.leaves.map((one) => one[part]))).toBe(told[part]);
        for (const one of told.leaves) expect(sumDecimals(PARTS.map((part) => one[part]))).toBe(one.change);
      }),
    );
  });

  test('the order of lines does not matter', () => {
    fc.assert(
      fc.property(bill, bill, (before, after) => {
        const { leaves } = explain(before, after);
        expect(explain([...before].reverse(), [...after].reverse()).leaves).toEqual(leaves);
      }),
    );
  });
});

describe('what a jump is made of', () => {
  test('twice as much of everything is volume', () => {
    const before = [leaf('a', '10', '100'), leaf('b', '3', '7')];
    const after = [leaf('a', '20', '200'), leaf('b', '6', '14')];
    expect(explain(before, after)).toMatchObject({ change: '13', volume: '13', price: '0', mix: '0', unsplit: '0' });
  });

  test('a dearer unit is price', () => {
    const told = explain(
      [leaf('a', '10', '100'), leaf('b', '3', '7')],
      [leaf('a', '12.5', '100'), leaf('b', '3', '7')],
    );
    expect(told).toMatchObject({ change: '2.5', volume: '0', price: '2.5', mix: '0' });
    expect(told.leaves.map(({ dimensions, state }) => [dimensions.model, state])).toEqual([
      ['a', 'changed'],
      ['b', 'same'],
    ]);
  });

  test('the same tokens at a dearer model are mix', () => {
    const told = explain(
      [leaf('dear', '10', '10'), leaf('cheap', '1', '10')],
      [leaf('dear', '15', '15'), leaf('cheap', '0.5', '5')],
    );
    expect(told).toMatchObject({ change: '4.5', volume: '0', price: '0', mix: '4.5' });
  });

  test('a leaf that is new and one that vanished are told', () => {
    const told = explain(
      [leaf('old', '4', '4'), leaf('both', '1', '1')],
      [leaf('new', '9', '3'), leaf('both', '1', '1')],
    );
    expect(told.leaves.map(({ dimensions, state, before, after }) => [dimensions.model, state, before, after])).toEqual(
      [
        ['new', 'new', '0', '9'],
        ['both', 'same', '1', '1'],
        ['old', 'vanished', '4', '0'],
      ],
    );
  });

  test('without a quantity the change is not split', () => {
    expect(explain([leaf('seats', '20', null)], [leaf('seats', '45', null)])).toMatchObject({
      change: '25',
      unsplit: '25',
    });
    expect(explain([leaf('fee', '0', '0')], [leaf('fee', '2', '0')])).toMatchObject({ unsplit: '2' });
  });

  test('when the bill falls, the leaf that fell most comes first', () => {
    const told = explain([leaf('a', '5', '5'), leaf('b', '9', '9')], [leaf('a', '6', '6'), leaf('b', '2', '2')]);
    expect(told.leaves.map(({ dimensions }) => dimensions.model)).toEqual(['b', 'a']);
  });

  test('tokens and requests are never added up', () => {
    const before = [
      { ...leaf('a', '10', '1000'), unit: 'tokens' },
      { ...leaf('a', '2', '2'), unit: 'requests' },
    ];
    const after = [
      { ...leaf('a', '10', '1000'), unit: 'tokens' },
      { ...leaf('a', '4', '4'), unit: 'requests' },
    ];
    expect(explain(before, after)).toMatchObject({ change: '2', volume: '2', mix: '0' });
  });
});

describe('the share of cached input', () => {
  const bills = (inputBefore: string, cachedBefore: string, inputAfter: string, cachedAfter: string) =>
    explain(kinds(inputBefore, cachedBefore), kinds(inputAfter, cachedAfter)).cacheShares;
  /** Input at 3 a token, cached input at 0.3. */
  const kinds = (input: string, cached: string) => [
    leaf('m', fromUnits(3n * unitsOf(decimal(input))), input, { tokenKind: 'input' }),
    leaf('m', fromUnits((3n * unitsOf(decimal(cached))) / 10n), cached, { tokenKind: 'cache_read' }),
  ];

  test('a cache that no longer helps costs the difference of the prices', () => {
    expect(bills('20', '80', '100', '0')).toEqual([
      { dimensions: { model: 'm' }, shareBefore: 0.8, shareAfter: 0, effect: '216' },
    ]);
  });

  test('the same share at twice the tokens costs nothing', () => {
    expect(bills('20', '80', '40', '160')[0]).toMatchObject({ effect: '0' });
  });

  test('a better share saves', () => {
    expect(bills('100', '0', '50', '50')[0]).toMatchObject({ shareBefore: 0, shareAfter: 0.5, effect: '-135' });
  });

  test('is not told for models without cached tokens', () => {
    expect(
      explain([leaf('m', '1', '1', { tokenKind: 'input' })], [leaf('m', '1', '1', { tokenKind: 'input' })]).cacheShares,
    ).toEqual([]);
  });
});

describe('a cause planted into one of many leaves', () => {
  const LEAVES = 12;
  const DAYS = 100;
  const CAUSE_DAY = 85;
  const CAUSES = 60;
  const costOf = (cause: number, index: number, at: number) => {
    const size = 5 + 40 * pseudoRandom(cause * 101 + index);
    const week = at % 7 < 5 ? 1 : 0.4;
    return size * week * (0.9 + 0.2 * pseudoRandom(cause * 7_919 + index * 613 + at));
  };
  const culprit = (cause: number) => Math.floor(pseudoRandom(cause + 0.5) * LEAVES);
  const factorOf = (cause: number, index: number, at: number) => (index === culprit(cause) && at >= CAUSE_DAY ? 8 : 1);
  const billAt = (cause: number, at: number) =>
    Array.from({ length: LEAVES }, (_, index) => {
      const cost = costOf(cause, index, at) * factorOf(cause, index, at);
      return leaf(`model ${index}`, cost.toFixed(6), (cost * 1000).toFixed(3));
    });

  test('is named first in 95 of 100 cases, and makes one incident', () => {
    const causes = Array.from({ length: CAUSES }, (_, cause) => cause);
    const named = causes.filter((cause) => {
      const [first] = explain(billAt(cause, CAUSE_DAY - 7), billAt(cause, CAUSE_DAY)).leaves;
      return first?.dimensions.model === `model ${culprit(cause)}`;
    });
    expect(named.length / CAUSES).toBeGreaterThanOrEqual(0.95);
    const incidents = causes.map((cause) => {
      const costs = Array.from({ length: DAYS }, (_, at) => Number(total(billAt(cause, at))));
      return incidentsOf(seriesOf(costs), judge(costs)).filter(({ lastDay }) => lastDay >= dayAt(CAUSE_DAY)).length;
    });
    const sum = incidents.reduce((a, b) => a + b, 0);
    expect(incidents.filter((count) => count > 0).length / CAUSES).toBeGreaterThan(0.8);
    expect(sum / CAUSES).toBeLessThanOrEqual(1.1);
  });
});
