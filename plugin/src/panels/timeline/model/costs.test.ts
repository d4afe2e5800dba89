import { costFrame, day, NOVEMBER, type Row } from '../fixtures/frames';
import { readCosts, sumBy } from './costs';

const read = (...rows: Row[]) => readCosts(costFrame(...rows), 'model', NOVEMBER);
const partsOf = (...rows: Row[]) => read(...rows).currencies.flatMap(({ parts }) => parts);

test('rows of one day, stack, source and finality are added', () => {
  const parts = partsOf({ model: 'a', billed_cost: 0.1 }, { model: 'a', billed_cost: 0.2 });
  expect(parts).toHaveLength(1);
  expect(parts[0]?.cost).toBeCloseTo(0.3, 12);
});

test.each(['source', 'finality', 'model', 'billing_currency'])('rows that differ in %s stay apart', (column) => {
  expect(partsOf({ model: 'a' }, { model: 'a', [column]: 'other' })).toHaveLength(2);
});

test('any moment of a day belongs to its UTC day', () => {
  expect(partsOf({ day: day(3) + 1 }, { day: day(4) - 1 })).toMatchObject([{ day: day(3), cost: 2 }]);
});

test('a charge without a price is counted and is not zero', () => {
  expect(partsOf({ billed_cost: null })).toMatchObject([{ cost: null, unpriced: 1 }]);
  expect(partsOf({ billed_cost: 0 })).toMatchObject([{ cost: 0, unpriced: 0 }]);
});

test('the query says how many charges of a row have no price', () => {
  expect(partsOf({ billed_cost: 5, unpriced_charges: 2 })).toMatchObject([{ cost: 5, unpriced: 2 }]);
});

test('a row that only carries quantities is no cost', () => {
  expect(partsOf({ billed_cost: null, unpriced_charges: 0 })).toEqual([]);
});

test('rows out of the range are left out, rows without a day are counted', () => {
  const { currencies, undated } = read({ day: NOVEMBER.from - 1 }, { day: NOVEMBER.to }, { day: null });
  expect(currencies).toEqual([]);
  expect(undated).toBe(1);
});

test('the dearest stack lies lowest, and within it the sources keep their order', () => {
  const parts = partsOf(
    { model: 'cheap' },
    { model: 'dear', source: 'manual', billed_cost: 9 },
    { model: 'dear', billed_cost: 5 },
  );
  expect(parts.map(({ stack, source }) => [stack, source])).toEqual([
    ['dear', 'api'],
    ['dear', 'manual'],
    ['cheap', 'api'],
  ]);
});

test('notes and people are listed once, with the latest moment', () => {
  const entry = { notes: 'Invoice', entered_by: 'Ann' };
  expect(partsOf({ ...entry, entered_at: 5 }, { ...entry, entered_at: 7 })).toMatchObject([
    { notes: ['Invoice'], enteredBy: ['Ann'], enteredAt: 7 },
  ]);
});

test('a part was what its rows were before they changed', () => {
  const changed = { billed_cost: 412, previous_cost: 410, revised_at: day(5) };
  expect(partsOf(changed, { billed_cost: 8 })[0]?.revision).toEqual({ previousCost: 418, revisedAt: day(5), rows: 1 });
});

test('a part that had no price before does not claim to have cost nothing', () => {
  expect(partsOf({ billed_cost: 3, previous_cost: null, revised_at: day(5) })[0]?.revision?.previousCost).toBeNull();
});

test('sums leave unpriced charges out', () => {
  const parts = partsOf({ billed_cost: 2 }, { billed_cost: null }, { source: 'manual', billed_cost: -1 });
  expect(sumBy(parts, ({ source }) => source)).toEqual(
    new Map([
      ['api', 2],
      ['manual', -1],
    ]),
  );
});
