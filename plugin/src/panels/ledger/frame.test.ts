import { FieldType, toDataFrame } from '@grafana/data';
import { chargesFrame, ledgerOf } from './charges.testkit';
import { columns } from './columns';
import { toLedger } from './frame';

test('without a frame every needed column is missing', () => {
  expect(toLedger([])).toEqual({ missing: columns });
});

test('a query without rows, which names no columns, is no wrong query', () => {
  expect(toLedger([toDataFrame({ fields: [] })])).toMatchObject({ rowCount: 0 });
  const wrong = toDataFrame({ fields: [{ name: 'one', type: FieldType.number, values: [1] }] });
  expect(toLedger([toDataFrame({ fields: [] }), wrong])).toEqual({ missing: columns });
});

test('a cost that is text is missing', () => {
  const fields = columns.map(({ name, type }) => ({
    name,
    type: name === 'billed_cost' ? FieldType.string : (type as FieldType),
    values: [],
  }));
  expect(toLedger([toDataFrame({ fields })])).toEqual({
    missing: columns.filter(({ name }) => name === 'billed_cost'),
  });
});

test('all columns of the query are shown, in its order and in words', () => {
  expect(ledgerOf().columns.map(({ label, kind }) => [label, kind])).toEqual([
    ['Day', 'day'],
    ['Account id', 'id'],
    ['Model', 'text'],
    ['Source', 'source'],
    ['Finality', 'finality'],
    ['Billing currency', 'text'],
    ['Billed cost', 'cost'],
    ['Tokens', 'number'],
  ]);
});

test('a display name of the field is kept', () => {
  const frame = chargesFrame();
  const [first] = frame.fields;
  if (first) first.config = { displayName: 'When' };
  expect(ledgerOf(frame).columns[0]?.label).toBe('When');
});

test('values are not copied, however many there are', () => {
  const frame = chargesFrame();
  expect(ledgerOf(frame).columns[2]?.values).toBe(frame.fields[2]?.values);
});

test('each source that occurs is named once, and none for charges without one', () => {
  expect(ledgerOf(chargesFrame({ source: ['manual', 'api', 'manual', null] })).sourceNames).toEqual(['api', 'manual']);
});

test('frames that are no charges do not matter; further charges are counted', () => {
  const marks = toDataFrame({ fields: [{ name: 'text', type: FieldType.string, values: [] }] });
  expect(toLedger([marks, chargesFrame(), marks])).toMatchObject({ rowCount: 4, otherFrames: 0 });
  expect(toLedger([chargesFrame(), chargesFrame()])).toMatchObject({ otherFrames: 1 });
});

test('a column of instants says that they are UTC; a column of days needs no clock', () => {
  const times = (name: string, text: string) => ({
    name,
    type: FieldType.time,
    values: [Date.parse(text), null, 0, 0],
  });
  const charges = chargesFrame();
  const frame = toDataFrame({
    fields: [...charges.fields, times('last_day', '2026-11-03'), times('recorded_at', '2026-11-03T10:00:00Z')],
  });
  expect(ledgerOf(frame).columns.slice(-2)).toMatchObject([
    { label: 'Last day', kind: 'day' },
    { label: 'Recorded at (UTC)', kind: 'time' },
  ]);
});
