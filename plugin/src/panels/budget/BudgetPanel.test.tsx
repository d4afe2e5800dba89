import React from 'react';
import { FieldType, toDataFrame } from '@grafana/data';
import { render, screen, within } from '@testing-library/react';
import { frameOf, panelData } from '../../test/panelData';
import { columns } from './columns';
import { BudgetPanel } from './BudgetPanel';
import { DEFAULTS, type BudgetOptions } from './options';

const budgets = toDataFrame({
  fields: [
    { name: 'budget', type: FieldType.string, values: ['Research', 'Support', 'Agents'] },
    { name: 'limit_amount', type: FieldType.number, values: [1000, 100, 50] },
    { name: 'spent', type: FieldType.number, values: [820, 150, 5] },
    { name: 'used_ratio', type: FieldType.number, values: [0.82, 1.5, 0.1] },
    { name: 'level', type: FieldType.number, values: [1, 3, 0] },
    { name: 'currency', type: FieldType.string, values: ['USD', 'EUR', 'USD'] },
    { name: 'burn_rate_per_day', type: FieldType.number, values: [41, 7, 0.1] },
    { name: 'exhausted_on', type: FieldType.time, values: [Date.parse('2026-11-24'), Date.parse('2026-11-12'), null] },
    { name: 'period', type: FieldType.string, values: ['month', 'month', 'month'] },
    { name: 'expected_at_end', type: FieldType.number, values: [1100, null, 6] },
    { name: 'lower80', type: FieldType.number, values: [1050, null, 5] },
    { name: 'upper80', type: FieldType.number, values: [1250, null, 8] },
  ],
});

const thresholds = toDataFrame({
  fields: [
    { name: 'budget', type: FieldType.string, values: ['Research', 'Research'] },
    { name: 'severity', type: FieldType.string, values: ['warning', 'critical'] },
    { name: 'reached_at', type: FieldType.number, values: [700, 900] },
  ],
});

function show(options: Partial<BudgetOptions> = {}, ...series: Array<typeof budgets>) {
  const data = panelData(...(series.length > 0 ? series : [budgets, thresholds]));
  return render(<BudgetPanel data={data} options={{ ...DEFAULTS, ...options }} />);
}

const names = () => screen.getAllByRole('meter').map((meter) => meter.getAttribute('aria-labelledby') ?? '');
const cards = () => screen.getAllByRole('listitem');

test('without data it names every column its query must return', () => {
  render(<BudgetPanel data={panelData()} options={DEFAULTS} />);
  for (const { name } of columns) expect(screen.getByText(name)).toBeInTheDocument();
});

test('without a budget it teaches what one is, and where to add it', () => {
  const empty = toDataFrame({
    fields: columns.map(({ name, type }) => ({ name, type: type as FieldType, values: [] })),
  });
  show({}, empty);
  expect(screen.getByRole('link', { name: 'Add a budget' })).toHaveAttribute('href', '/a/aicost-tracker-app/budgets');
});

test('the fullest budget comes first, unless names are asked for', () => {
  const { unmount } = show();
  expect(names().map((id) => document.getElementById(id)?.textContent)).toEqual(['Support', 'Research', 'Agents']);
  unmount();
  show({ sortBy: 'name' });
  expect(names().map((id) => document.getElementById(id)?.textContent)).toEqual(['Agents', 'Research', 'Support']);
});

test('a bar says its budget, its state and its amounts in words', () => {
  show();
  const bar = screen.getByRole('meter', { name: 'Research' });
  expect(bar).toHaveAttribute('aria-valuenow', '820');
  expect(bar).toHaveAttribute(
    'aria-valuetext',
    expect.stringMatching(/^\$820\.00 of \$1,000\.00, 82%\. Warning\. Expected/),
  );
});

test('over the limit the scale grows with the amount', () => {
  show();
  const bar = screen.getByRole('meter', { name: 'Support' });
  expect(bar).toHaveAttribute('aria-valuenow', '150');
  expect(bar).toHaveAttribute('aria-valuemax', '150');
  expect(within(bar).getByTitle('Limit').style.left).toBe(`${(100 / 150) * 100}%`);
  expect(screen.getByText('€50.00 over the limit')).toBeInTheDocument();
});

test('the limit stands at the right end where nothing goes beyond it', () => {
  show();
  expect(within(screen.getByRole('meter', { name: 'Agents' })).getByTitle('Limit').style.left).toBe('100%');
});

test('the range of the forecast makes the scale grow only while the forecast is shown', () => {
  const { unmount } = show();
  expect(screen.getByRole('meter', { name: 'Research' })).toHaveAttribute('aria-valuemax', '1250');
  unmount();
  show({ showForecast: false });
  expect(screen.getByRole('meter', { name: 'Research' })).toHaveAttribute('aria-valuemax', '1000');
  expect(screen.queryByText(/Expected at the end/)).not.toBeInTheDocument();
});

test('thresholds of a second query are marked on the bar and said below it', () => {
  show();
  const bar = screen.getByRole('meter', { name: 'Research' });
  expect(parseFloat(within(bar).getByTitle('warning at $700.00').style.left)).toBeCloseTo(56);
  expect(screen.getByText('Marks: warning at $700.00, critical at $900.00.')).toBeInTheDocument();
});

test('each card says in sentences how fast the money goes and when it ends', () => {
  show();
  const [support, research, agents] = cards();
  expect(support).toHaveTextContent('The limit was reached on 12 Nov.');
  expect(research).toHaveTextContent('Burn rate: $41.00 a day.At this rate, the money ends on 24 Nov.');
  expect(agents).toHaveTextContent('At this rate, the money lasts beyond the period.');
});

test('the burn rate can be left out', () => {
  show({ showBurnRate: false });
  expect(screen.queryByText(/Burn rate/)).not.toBeInTheDocument();
});

test('compact keeps name, state, amounts and bar alone', () => {
  show({ compact: true });
  const [, research] = cards();
  expect(research).toHaveTextContent(/^Research monthWarning\$820\.00 of \$1,000\.0082%$/);
});

test('rows that cannot be drawn are counted', () => {
  show({}, frameOf(columns));
  expect(screen.getByText(/^Not shown: 2 rows/)).toBeInTheDocument();
});
