import React from 'react';
import type { FieldType } from '@grafana/data';
import { type DataFrame, dateTime, toDataFrame } from '@grafana/data';
import { act, createEvent, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { panelData } from '../../test/panelData';
import { LedgerPanel } from './LedgerPanel';
import { chargesFrame } from './charges.testkit';
import { columns } from './columns';
import { DEFAULTS, type LedgerOptions } from './options';

const [from, to] = [dateTime('2026-11-01T00:00:00Z'), dateTime('2026-11-20T00:00:00Z')];
const timeRange = { from, to, raw: { from, to } };

beforeEach(() => {
  // jsdom has no layout: ten rows are in sight.
  jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(352);
  Element.prototype.scrollIntoView = jest.fn();
});

function show(options: LedgerOptions = DEFAULTS, ...series: DataFrame[]) {
  const data = panelData(...(series.length > 0 ? series : [chargesFrame()]));
  return render(<LedgerPanel data={data} options={options} timeRange={timeRange} />);
}

const grid = () => screen.getByRole('grid', { name: 'Charges' });
const texts = (name: string) => {
  const place = screen.getAllByRole('columnheader').findIndex((header) => header.textContent === name);
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[place]?.textContent);
};
const press = (key: string, more = {}) => fireEvent.keyDown(document.activeElement ?? grid(), { key, ...more });

const DAY = 86_400_000;

const CELLS: Readonly<Record<string, (row: number) => unknown>> = {
  day: (row) => (row % 365) * DAY,
  source: () => 'api',
  finality: () => 'final',
  billing_currency: () => 'USD',
  billed_cost: (row) => row,
};

/** 100,000 charges, as a year of one account may have them. */
function manyCharges() {
  const fields = columns.map(({ name, type }) => ({
    name,
    type: type as FieldType,
    values: Array.from({ length: 100_000 }, (_, row) => CELLS[name]?.(row)),
  }));
  return toDataFrame({ fields });
}

test('without data it names every column its query must return', () => {
  render(<LedgerPanel data={panelData()} options={DEFAULTS} timeRange={timeRange} />);
  for (const { name } of columns) expect(screen.getByText(name)).toBeInTheDocument();
});

test('without charges it says so', () => {
  const none = toDataFrame({
    fields: columns.map(({ name, type }) => ({ name, type: type as FieldType, values: [] })),
  });
  show(DEFAULTS, none);
  expect(screen.getByText(/^No charges in these days/)).toBeInTheDocument();
});

test('it shows every charge with its words, and a missing price as such', () => {
  show();
  expect(texts('Source')).toEqual(['API', 'Manual', 'API', 'Estimate']);
  expect(texts('Finality')).toEqual(['Final', 'Settling', 'Provisional', '']);
  expect(texts('Billed cost')).toEqual(['$1,234.50', '-€5.00', 'no price', '$0.000000012']);
});

test('totals are one a currency, of the rows that are shown', async () => {
  show();
  const totals = () => screen.getByText('Total of the rows shown').parentElement;
  expect(totals()).toHaveTextContent('-€5.00$1,234.50not counted: 1 charge without a price');
  fireEvent.click(screen.getByRole('button', { name: 'Manual' }));
  expect(totals()).toHaveTextContent(/shown-€5\.00$/);
  expect(screen.getByText('1 of 4 rows')).toBeInTheDocument();
});

test('a source button is pressed or not, and the export follows it', () => {
  show();
  const manual = screen.getByRole('button', { name: 'Manual' });
  expect(manual).toHaveAttribute('aria-pressed', 'false');
  fireEvent.click(manual);
  expect(manual).toHaveAttribute('aria-pressed', 'true');
  expect(texts('Source')).toEqual(['Manual']);
  expect(screen.getByRole('link', { name: 'Export these' })).toHaveAttribute(
    'href',
    '/a/aicost-tracker-app/export?from=2026-11-01&to=2026-11-20&source=manual',
  );
});

test('text filters the rows', async () => {
  show();
  fireEvent.change(screen.getByLabelText('Filter the charges by text'), { target: { value: 'opus' } });
  await waitFor(() => expect(texts('Model')).toEqual(['Opus']));
});

test('a header sorts by pointer and by key, and says so', () => {
  show();
  const header = screen.getByRole('columnheader', { name: 'Billed cost' });
  expect(header).toHaveAttribute('aria-sort', 'none');
  fireEvent.click(header);
  expect(header).toHaveAttribute('aria-sort', 'ascending');
  expect(texts('Billed cost')).toEqual(['-€5.00', '$0.000000012', '$1,234.50', 'no price']);
  act(() => header.focus());
  press('Enter');
  expect(header).toHaveAttribute('aria-sort', 'descending');
  expect(texts('Billed cost')).toEqual(['$1,234.50', '$0.000000012', '-€5.00', 'no price']);
});

test('one cell is a stop of the Tab key, and the arrows move it', () => {
  show();
  const stops = () => [...grid().querySelectorAll<HTMLElement>('[tabindex="0"]')];
  expect(stops()).toEqual([screen.getByRole('columnheader', { name: 'Day' })]);
  act(() => stops()[0]?.focus());
  press('ArrowDown');
  press('ArrowRight');
  press('ArrowRight');
  expect(document.activeElement).toHaveTextContent('Opus');
  expect(stops()).toEqual([document.activeElement]);
});

test('the active cell is said in full, for those who cannot point at it', () => {
  show();
  fireEvent.focus(screen.getByText('$0.000000012').closest('[role=gridcell]')!);
  expect(screen.getByText('Billed cost: 0.000000012 USD')).toBeInTheDocument();
});

test('of 100,000 rows few are drawn, and the keys reach the last one', () => {
  show(DEFAULTS, manyCharges());
  expect(grid()).toHaveAttribute('aria-rowcount', '100001');
  expect(screen.getAllByRole('row').length).toBeLessThan(50);
  act(() => screen.getByRole('columnheader', { name: 'Day' }).focus());
  press('End', { ctrlKey: true });
  expect(document.activeElement?.closest('[role=row]')).toHaveAttribute('aria-rowindex', '100001');
  expect(jest.mocked(Element.prototype.scrollIntoView).mock.contexts).toEqual([document.activeElement]);
});

test('the rows that are chosen are copied, in the words of a spreadsheet', async () => {
  show();
  act(() => screen.getByRole('columnheader', { name: 'Day' }).focus());
  press('ArrowDown');
  press(' ');
  fireEvent.click(screen.getByText('=1+1'));
  expect(screen.getAllByRole('row', { selected: true })).toHaveLength(2);
  const copy = createEvent.copy(grid(), { clipboardData: { setData: jest.fn() } });
  fireEvent(grid(), copy);
  const [[type, text]] = (copy as unknown as { clipboardData: { setData: jest.Mock } }).clipboardData.setData.mock
    .calls;
  expect([type, String(text).split('\n').length]).toEqual(['text/plain', 3]);
  expect(text).toMatch(/\t'=1\+1\testimate\t/);
  expect(screen.getByText('Copied 2 selected rows.')).toHaveAttribute('role', 'status');
});

test('the keys choose all rows, and none', () => {
  show();
  act(() => screen.getByRole('columnheader', { name: 'Day' }).focus());
  press('a', { ctrlKey: true });
  expect(screen.getByRole('button', { name: 'Copy 4 selected rows' })).toBeInTheDocument();
  press('Escape');
  expect(screen.getByRole('button', { name: 'Copy all 4 rows' })).toBeInTheDocument();
});

test('a range is chosen with Shift', () => {
  show();
  const rows = screen.getAllByRole('row');
  fireEvent.click(rows[1]!);
  fireEvent.click(rows[3]!, { shiftKey: true });
  expect(screen.getAllByRole('row', { selected: true })).toHaveLength(3);
});

test('where the browser refuses the clipboard, that is said', async () => {
  Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true });
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: jest.fn().mockRejectedValue(new Error()) },
    configurable: true,
  });
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Copy all 4 rows' }));
  expect(await screen.findByText(/did not allow copying/)).toHaveAttribute('role', 'status');
});

test('hidden columns are not shown', () => {
  show({ columns: [{ name: 'model', hidden: true }] });
  expect(screen.queryByRole('columnheader', { name: 'Model' })).not.toBeInTheDocument();
});

test('a refresh forgets which rows were chosen, because their numbers mean others now', () => {
  const { rerender } = show();
  fireEvent.click(screen.getByText('Opus'));
  rerender(<LedgerPanel data={panelData(chargesFrame())} options={DEFAULTS} timeRange={timeRange} />);
  expect(screen.queryAllByRole('row', { selected: true })).toEqual([]);
});
