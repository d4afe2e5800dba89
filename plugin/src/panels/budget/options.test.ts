import { getPanelDataSummary } from '@grafana/data';
import { frameOf } from '../../test/panelData';
import { sampleBudget } from '../../components/budget/sampleBudget.testkit';
import { columns } from './columns';
import { DEFAULTS, readOptions, sortBudgets } from './options';
import { suggestBudgets } from './suggestions';

test.each([undefined, null, 'old', {}, { sortBy: 'colour', compact: 'yes' }])(
  'options stored as %j become the defaults',
  (stored) => {
    expect(readOptions(stored)).toEqual(DEFAULTS);
  },
);

test('options that fit are kept, and unknown ones are dropped', () => {
  const stored = { sortBy: 'name', compact: true, showForecast: false, showBurnRate: false };
  expect(readOptions({ ...stored, gauge: true })).toEqual(stored);
});

test('budgets that are equally full stand by name', () => {
  const [b, a] = [sampleBudget({ name: 'B' }), sampleBudget({ name: 'A' })];
  expect(sortBudgets([b, a], 'ratio')).toEqual([a, b]);
});

test('the panel is suggested for budgets alone', () => {
  expect(suggestBudgets(getPanelDataSummary([frameOf(columns)]))).toHaveLength(1);
  expect(suggestBudgets(getPanelDataSummary([frameOf(columns.slice(1))]))).toEqual([]);
  expect(suggestBudgets(getPanelDataSummary([]))).toEqual([]);
});
