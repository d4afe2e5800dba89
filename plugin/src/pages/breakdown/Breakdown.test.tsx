import React from 'react';
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { PENDING, renderPage, type Answers, type MadeCall } from '../../test/page';
import { account } from '../accounts/accounts.testkit';
import { pageUrl } from '../routes';
import { BreakdownPage } from './BreakdownPage';
import { sampleFigures, sampleRow, sampleTrends } from './sampleBreakdown.testkit';

const DAYS = { first_day: '2026-11-01', last_day: '2026-11-23', running_day: '2026-11-23' };
const COMPARED = {
  ...{ first_day: '2026-11-01', last_day: '2026-11-22', previous_first_day: '2026-10-10' },
  ...{ previous_last_day: '2026-10-31', days: 22, known_days: 22, previous_known_days: 22 },
};

// On a busy machine a page takes longer than the second that Testing Library waits for.
configure({ asyncUtilTimeout: 20_000 });

/** Two sources: OpenAI is billed, and what has no service was typed in. */
function breakdown({ query }: MadeCall) {
  const ofApi = sampleRow('openai', 'OpenAI', { billed_cost: '90.125' });
  const ofPeople = sampleRow('', '', { billed_cost: '10', unpriced_charges: 2, change: null, change_ratio: null });
  const rows = query.source === 'api' ? [ofApi] : query.source === 'manual' ? [ofPeople] : [ofApi, ofPeople];
  const sources = [
    { source: 'api' as const, billed_cost: '90.125', share: '0.90124' },
    { source: 'manual' as const, billed_cost: '10', share: '0.09876' },
  ];
  const usd = { currency: 'USD', total: sampleFigures({ billed_cost: '100.125', not_final_cost: '7' }), rows, sources };
  return {
    by: 'service' as const,
    ...DAYS,
    compared: COMPARED,
    currencies: [{ ...usd, other: null, entered_for_later_days: '0' }],
  };
}

const ANSWERS: Answers = {
  'GET /api/analytics/breakdown': breakdown,
  'GET /api/analytics/trends': sampleTrends(),
  'GET /api/analytics/heatmap': { ...DAYS, metric: 'cost', series: [] },
  'GET /api/accounts': { items: [] },
  'GET /api/services': { items: [{ id: 'openai', service_provider_name: 'OpenAI' }] },
};

function show(search = '', answers: Answers = {}) {
  const url = `${pageUrl('breakdown')}?from=2026-11-01T00:00:00.000Z&to=2026-11-23T23:59:59.999Z${search}`;
  return renderPage(<BreakdownPage />, { url, answers: { ...ANSWERS, ...answers } });
}

/** The scene library is large, and loaded when it is first needed. */
beforeAll(async () => {
  await import('./scene/BreakdownSceneView');
});

/** The question behind the rows of the table. */
const asked = (calls: readonly MadeCall[]) =>
  calls
    .filter(({ name, query }) => name === 'GET /api/analytics/breakdown' && query.limit === 20)
    .map(({ query }) => query);

test('every row says what it cost to the cent, where that comes from, and what has no price', async () => {
  show();
  const table = await screen.findByRole('region', { name: 'Services' });
  const openai = await within(table).findByRole('row', { name: /OpenAI/ });
  expect(within(openai).getByTestId('cost')).toHaveTextContent('$90.13');
  expect(within(openai).getByTestId('change')).toHaveTextContent('+25%');
  expect(await within(openai).findByText('API')).toBeInTheDocument();
  const nobody = within(table).getByRole('row', { name: /No service/ });
  expect(await within(nobody).findByText('Manual')).toBeInTheDocument();
  expect(nobody).toHaveTextContent('2 charges without a price');
  expect(screen.getByTestId('breakdown-cost')).toHaveTextContent('$100.13');
  expect(screen.getByText(/\$7.00 of it are not final/)).toBeInTheDocument();
});

test('a row leads one step down, with the same days, and the way back up is there', async () => {
  const { calls, address } = show('&var-source=api');
  fireEvent.click(await screen.findByRole('link', { name: 'OpenAI' }));
  await waitFor(() =>
    expect(asked(calls).at(-1)).toMatchObject({ by: 'account', service_id: 'openai', source: 'api' }),
  );
  expect(asked(calls).at(-1)).toMatchObject({ start_date: '2026-11-01', end_date: '2026-11-23' });
  expect(address()).toContain('service=openai');
  const way = await screen.findByRole('navigation', { name: 'The way down' });
  expect(within(way).getByRole('link', { name: 'All services' })).toBeInTheDocument();
  expect(await screen.findByRole('heading', { name: 'Service: OpenAI' })).toBeInTheDocument();
});

test('rows of the place before are out of reach until those of the new place are there', async () => {
  const slow = (made: MadeCall) => (made.query.service_id === undefined ? breakdown(made) : PENDING);
  show('', { 'GET /api/analytics/breakdown': slow });
  fireEvent.click(await screen.findByRole('link', { name: 'OpenAI' }));
  expect(await screen.findByRole('heading', { name: 'Service: OpenAI' })).toBeInTheDocument();
  expect(screen.getByTestId('breakdown-cost').closest('[inert]')).not.toBeNull();
  expect(screen.getByRole('button', { name: /Download as CSV/ }).closest('[inert]')).not.toBeNull();
  expect(screen.getByText('Loading the costs …').closest('[inert]')).toBeNull();
});

test('the age of the figures tells which accounts are in trouble', async () => {
  const fine = account({ name: 'read', last_success_at: '2026-11-23T10:30:00Z' });
  const keyless = account({ id: 8, name: 'keyless', is_readable: false });
  const fresh = account({ id: 9, name: 'fresh', last_success_at: null, is_stale: true });
  show('', {
    'GET /api/accounts': { items: [fine, keyless, fresh] },
    'GET /api/services': { items: [{ id: 'acme', has_api: true }] },
  });
  expect(await screen.findByText('As of 23 Nov 2026, 10:30 UTC')).toBeInTheDocument();
  expect(screen.getByText(/^Needs a person:/)).toHaveTextContent('Needs a person: keyless');
  expect(screen.getByText(/^Waiting for its first read:/)).toHaveTextContent('fresh');
  expect(screen.queryByText(/^Stale/)).not.toBeInTheDocument();
});

test('a permalink opens at a model of a project, and at what the change is against', async () => {
  const { calls } = show('&service=openai&account=1&project=&model=a%2Fb&var-compare=month_over_month');
  expect(await screen.findByRole('heading', { name: 'Model: a/b' })).toBeInTheDocument();
  await waitFor(() =>
    expect(asked(calls).at(-1)).toMatchObject({
      by: 'credential',
      account_id: '1',
      project: '',
      model: 'a/b',
      compare: 'month_over_month',
    }),
  );
});

test('a removed account keeps its name on the way down', async () => {
  const removed = account({ id: 1, name: 'gone', deleted_at: '2026-11-20T10:00:00Z' });
  const ofAll = ({ query }: MadeCall) => ({ items: query.include_deleted === true ? [removed] : [] });
  show('&service=openai&account=1', { 'GET /api/accounts': ofAll });
  expect(await screen.findByRole('heading', { name: 'Account: gone' })).toBeInTheDocument();
});

test('the moving averages are a chart and a table, and stand in the address', async () => {
  const { address } = show();
  fireEvent.click(await screen.findByRole('radio', { name: 'Moving averages' }));
  const table = await screen.findByRole('region', { name: /moving averages in USD/ });
  expect(within(table).getByRole('row', { name: /22 Nov 2026/ })).toHaveTextContent('$5.25');
  expect(address()).toContain('chart=averages');
});

test('days without costs say what to do', async () => {
  const empty = { by: 'service' as const, ...DAYS, compared: COMPARED, currencies: [] };
  const few = (made: MadeCall) => (made.query.by === 'source' ? breakdown(made) : empty);
  show('', { 'GET /api/analytics/breakdown': few });
  expect(await screen.findByText(/Nothing was charged in USD on these days/)).toBeInTheDocument();
});

test('an empty ledger says how the first costs get into it', async () => {
  show('', { 'GET /api/analytics/breakdown': { by: 'source', ...DAYS, compared: null, currencies: [] } });
  expect(await screen.findByText('There are no costs yet')).toBeInTheDocument();
});
