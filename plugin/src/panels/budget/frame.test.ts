import { FieldType, toDataFrame } from '@grafana/data';
import { frameOf } from '../../test/panelData';
import { columns } from './columns';
import { toBudgets } from './frame';

const day = (text: string) => Date.parse(text);

const needed = { budget: 'Research', limit_amount: 1000, spent: 820, used_ratio: 0.82, level: 1 };

/** One row; the types are those of report.budget_status. */
function rowOf(row: Readonly<Record<string, unknown>>) {
  const TEXT = ['budget', 'account', 'period', 'currency', 'exhausted_by', 'counted', 'freshness', 'severity'];
  const type = (name: string) => {
    if (TEXT.includes(name)) return FieldType.string;
    return /^exhausted_on|^period_last/.test(name) ? FieldType.time : FieldType.number;
  };
  return toDataFrame({
    fields: Object.entries(row).map(([name, value]) => ({ name, type: type(name), values: [value] })),
  });
}

function only(row: Readonly<Record<string, unknown>>) {
  const model = toBudgets([rowOf({ ...needed, ...row })]);
  if ('missing' in model || !model.budgets[0]) throw new Error('The row must be a budget');
  return model.budgets[0];
}

test('without a frame every needed column is missing', () => {
  expect(toBudgets([])).toEqual({ missing: columns });
});

test('a query without rows, which names no columns, is no wrong query', () => {
  const thresholds = rowOf({ budget: 'Research', severity: 'warning', reached_at: 700 });
  expect(toBudgets([toDataFrame({ fields: [] })])).toEqual({ budgets: [], unreadable: 0 });
  expect(toBudgets([toDataFrame({ fields: [] }), thresholds])).toEqual({ budgets: [], unreadable: 0 });
  expect(toBudgets([rowOf({ one: 1 }), toDataFrame({ fields: [] })])).toEqual({ missing: columns });
});

test('a column of another type is missing', () => {
  const frame = toDataFrame({ fields: columns.map(({ name }) => ({ name, type: FieldType.string, values: [] })) });
  expect(toBudgets([frame])).toEqual({ missing: columns.filter(({ type }) => type === 'number') });
});

test('the needed columns are enough; what the query does not say is unknown, not zero', () => {
  expect(only({})).toMatchObject({
    name: 'Research',
    currency: null,
    burnRatePerDay: null,
    expectedAtEnd: null,
    end: { kind: 'unknown', day: null },
    thresholds: [],
  });
});

test('rows without a figure, or with a limit of nothing, are counted instead of drawn', () => {
  const broken = [{ budget: null }, { spent: null }, { level: null }, { limit_amount: 0 }, { limit_amount: Infinity }];
  const frames = broken.map((row) => rowOf({ ...needed, ...row }));
  expect(toBudgets([rowOf(needed), ...frames])).toMatchObject({ budgets: [{ name: 'Research' }], unreadable: 5 });
  expect(toBudgets([frameOf(columns)])).toEqual({ budgets: [], unreadable: 2 });
});

const nov24 = day('2026-11-24');

test.each([
  ['by the burn rate', { exhausted_on: nov24, exhausted_by: 'burn rate' }, 'burn rate'],
  ['by the forecast', { exhausted_on: nov24, exhausted_by: 'forecast' }, 'forecast'],
  ['by a query that does not say how', { exhausted_on: nov24 }, 'burn rate'],
  ['in the past', { used_ratio: 1, exhausted_on: nov24, exhausted_by: 'passed' }, 'passed'],
  ['not in this period', { exhausted_on: null, exhausted_by: 'burn rate' }, 'lasts'],
  ['not in this period, by the rate', { exhausted_on: null, burn_rate_per_day: 3 }, 'lasts'],
  ['never, as far as anybody knows', { exhausted_on: null, exhausted_by: 'unknown' }, 'unknown'],
  ['never, without a rate', { exhausted_on: null, burn_rate_per_day: null }, 'unknown'],
  ['unsaid by the query', { burn_rate_per_day: 3 }, 'unknown'],
])('the money ends %s', (_case, row, kind) => {
  expect(only(row).end.kind).toBe(kind);
});

test('a used up budget is passed, even where the query names no day', () => {
  expect(only({ used_ratio: 1.2, exhausted_on: null }).end).toMatchObject({ kind: 'passed', day: null });
});

test('thresholds of a second query go to the budget of their name, each once, from the lowest up', () => {
  const threshold = (budget: string, severity: string, reached_at: number | null) =>
    rowOf({ budget, severity, reached_at });
  const model = toBudgets([
    rowOf(needed),
    threshold('Research', 'critical', 900),
    threshold('Research', 'warning', 700),
    threshold('Research', 'warning', 700),
    threshold('Research', 'warning', null),
    threshold('Another', 'warning', 1),
  ]);
  expect(model).toMatchObject({
    budgets: [
      {
        thresholds: [
          { severity: 'warning', amount: 700 },
          { severity: 'critical', amount: 900 },
        ],
      },
    ],
    unreadable: 0,
  });
});

test('figures that were never read are as old as stale ones', () => {
  expect(only({ freshness: 'fresh' }).caveats.isStale).toBe(false);
  expect(only({ freshness: 'stale' }).caveats.isStale).toBe(true);
  expect(only({ freshness: 'never read' }).caveats.isStale).toBe(true);
});
