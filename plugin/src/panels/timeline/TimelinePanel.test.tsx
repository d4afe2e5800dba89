import React from 'react';
import { type DataFrame, dateTime } from '@grafana/data';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { panelData } from '../../test/panelData';
import { costColumns } from './columns';
import { costFrame, day, frameOfRows, NOVEMBER } from './fixtures/frames';
import { DEFAULTS, type TimelineOptions } from './options';
import { SAMPLE_QUERIES } from './sampleQueries';
import { TimelinePanel } from './TimelinePanel';

const [from, to] = [dateTime(NOVEMBER.from), dateTime(NOVEMBER.to)];

function show(series: DataFrame[], options: Partial<TimelineOptions> = {}) {
  return render(
    <TimelinePanel
      data={panelData(...series)}
      options={{ ...DEFAULTS, ...options }}
      timeRange={{ from, to, raw: { from, to } }}
      width={800}
      height={600}
      onChangeTimeRange={jest.fn()}
    />,
  );
}

const costs = costFrame(
  { model: 'gpt', billed_cost: 12 },
  { model: 'opus', source: 'manual', finality: 'settling', billed_cost: 3, notes: 'Invoice 12', entered_by: 'Ann' },
  { model: 'opus', day: day(4), billed_cost: null },
);
const sources = () => within(screen.getByRole('group', { name: 'Show sources' }));
const toTable = () => fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
const cells = () => screen.getAllByRole('cell').map(({ textContent }) => textContent);

// A page without layout has no room for rows; the table needs some to draw them.
beforeEach(() => {
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(500);
});
afterEach(() => jest.restoreAllMocks());

test('a query that does not fit is told every column, and gets queries to copy', () => {
  show([]);
  for (const { name } of costColumns) expect(screen.getByText(name)).toBeInTheDocument();
  expect(screen.getAllByRole('button', { name: 'Copy' })).toHaveLength(SAMPLE_QUERIES.length);
});

test('one missing column is pointed at', () => {
  const frame = costFrame({});
  show([{ ...frame, fields: frame.fields.filter(({ name }) => name !== 'finality') }]);
  expect(screen.getAllByText(/missing/)).toHaveLength(1);
});

test('no costs in the range is said, and no chart is invented', () => {
  const { container } = show([costFrame({ day: NOVEMBER.to })]);
  expect(screen.getByText('There are no costs to draw in this time range.')).toBeInTheDocument();
  expect(container.querySelector('canvas')).not.toBeInTheDocument();
});

test('where the chosen currency has no costs, the others are still named', () => {
  show([costs], { currency: 'EUR' });
  expect(screen.getByText('Only EUR is drawn. There are costs in USD too.')).toBeInTheDocument();
});

test('the chart says what it is and can be reached by the keyboard', () => {
  show([costs]);
  const chart = screen.getByRole('group', { name: /Cost in USD for each UTC day/ });
  expect(chart).toHaveAttribute('tabindex', '0');
});

test('the legend names each source with its sum', () => {
  show([costs]);
  expect(sources().getByRole('button', { name: /API/ })).toHaveTextContent('API$12.00');
  expect(sources().getByRole('button', { name: /Manual/ })).toHaveTextContent('Manual$3.00');
});

test('the legend says what is not final and what has no price', () => {
  show([costs]);
  const signs = within(screen.getByRole('list', { name: 'What the signs mean' }));
  expect(signs.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Settling', '?No price']);
  expect(screen.getByText('1 charge has no price: the true cost is higher than shown.')).toBeInTheDocument();
});

test('a source that is switched off leaves the table too, and says so to screen readers', () => {
  show([costs]);
  toTable();
  expect(cells()).toContain('Invoice 12; entered by Ann');
  const manual = sources().getByRole('button', { name: /Manual/ });
  expect(manual).toHaveAttribute('aria-pressed', 'true');
  fireEvent.click(manual);
  expect(manual).toHaveAttribute('aria-pressed', 'false');
  expect(cells()).not.toContain('Invoice 12; entered by Ann');
  expect(cells()).toContain('$12.00');
});

test('a stack can be shown alone', () => {
  show([costs]);
  toTable();
  fireEvent.click(screen.getByRole('button', { name: 'gpt' }));
  expect(cells()).toContain('gpt');
  expect(cells()).not.toContain('opus');
  expect(screen.getByRole('button', { name: 'gpt' })).toHaveAttribute('aria-pressed', 'true');
});

test('the table says no price where there is none', () => {
  show([costs]);
  toTable();
  expect(cells()).toContain('no price');
  expect(cells()).not.toContain('$0.00');
});

test('of many rows only those in view are on the page, and their number is told', () => {
  const rows = Array.from({ length: 2000 }, (_, index) => ({ model: `model ${index}` }));
  show([costFrame(...rows)], { showLegend: false });
  toTable();
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '2001');
  const onPage = screen.getAllByRole('row').length;
  expect(onPage).toBeGreaterThan(10);
  expect(onPage).toBeLessThan(100);
});

test('several currencies have a chart each', () => {
  show([costFrame({}, { billing_currency: 'EUR', billed_cost: 2 })]);
  expect(screen.getAllByRole('region').map((chart) => chart.getAttribute('aria-label'))).toEqual([
    'Costs in EUR',
    'Costs in USD',
  ]);
  expect(sources().getByRole('button', { name: /API/ })).toHaveTextContent('€2.00 · $1.00');
});

test('a forecast of everything hides while a part is shown', () => {
  const ahead = { day: day(29), expected: 5, lower80: 4, upper80: 6, lower95: 3, upper95: 7 };
  jest.spyOn(Date, 'now').mockReturnValue(day(20));
  show([costs, frameOfRows([ahead])]);
  expect(screen.getByText('Forecast with 80 % and 95 % bands')).toBeInTheDocument();
  fireEvent.click(sources().getByRole('button', { name: /Manual/ }));
  expect(screen.getByText('Forecast: hidden while only a part is shown')).toBeInTheDocument();
  toTable();
  expect(cells()).not.toContain('Forecast');
});

test('the legend can be switched off, the notices and the table stay', () => {
  show([costs], { showLegend: false });
  expect(screen.queryByRole('group', { name: 'Show sources' })).not.toBeInTheDocument();
  expect(screen.getByText(/has no price/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Show as table' })).toBeInTheDocument();
});
