import React from 'react';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { PENDING, refusal, renderPage, type Answers } from '../../test/page';
import { pageUrl } from '../routes';
import { every } from './every';
import { OverviewPage } from './OverviewPage';
import { ACCOUNT, BUDGET, MONTH, WELL } from './overview.testkit';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23, 12), doNotFake: ['setTimeout', 'queueMicrotask', 'performance'] });
});
afterEach(() => jest.useRealTimers());

function show(over: Answers = {}, stage: Parameters<typeof renderPage>[1] = {}) {
  return renderPage(<OverviewPage />, { ...stage, answers: { ...WELL, ...over } });
}

const SOURCES = ['api', 'manual', 'estimate', 'import'];
/** What does not change while a page is open. */
const SETTLED = new Set(['GET /api/features', 'GET /api/services']);

const part = (name: RegExp) => within(screen.getByRole('region', { name }));

test('the month is told in four figures, each with what must be known to believe it', async () => {
  show();
  expect(await screen.findByTestId('spent-USD')).toHaveTextContent('$1,000.50');
  expect(screen.getByText('50% less than on the same days of last month')).toBeInTheDocument();
  expect(screen.getByText('$400.20 of it is not final.')).toBeInTheDocument();
  expect(await screen.findByText(/^\$1,250.00 to \$1,400.00 in 80 of 100 cases/)).toBeInTheDocument();
  expect(screen.getByTestId('month-end-USD')).toHaveTextContent('$1,300.75');
  expect(screen.getByText(/last 6 forecasts of 30 days were off by 7%/)).toBeInTheDocument();
  expect(screen.getByTestId('budget-USD')).toHaveTextContent('50%');
  expect(screen.getByText('It is the only budget.')).toBeInTheDocument();
  expect(screen.getByText('98% billed, 2% entered by hand.')).toBeInTheDocument();
  expect(screen.getByText(/40% of it is not final: providers/)).toBeInTheDocument();
  expect(screen.getByText('All accounts were read 5 minutes ago or later.')).toBeInTheDocument();
});

test('the figures do not wait for what comes after them', async () => {
  const slow = ['GET /api/analytics/forecast', 'GET /api/analytics/anomalies', 'GET /api/manual-entries'] as const;
  show(Object.fromEntries(slow.map((name) => [name, PENDING])));
  expect(await screen.findByTestId('spent-USD')).toHaveTextContent('$1,000.50');
  expect(screen.getByTestId('month-end-USD')).toHaveTextContent('…');
});

test('a page that stays open asks for everything on it again', async () => {
  const { calls } = show();
  await screen.findByText(/^Nothing\. Budgets hold/);
  await screen.findByRole('group', { name: 'Cost a day by source, in USD' });
  const asked = new Set(calls.filter(({ name }) => !SETTLED.has(name)).map(({ name }) => name));
  calls.length = 0;
  act(() => jest.advanceTimersByTime(every));
  await waitFor(() => expect(new Set(calls.map(({ name }) => name))).toEqual(asked));
  const sources = calls.filter(({ query }) => query.source !== undefined).map(({ query }) => query.source);
  expect(sources).toEqual(SOURCES);
});

test('the figures are asked for at once, the chart after them', async () => {
  const { calls } = show({ 'GET /api/analytics/breakdown': PENDING });
  await screen.findByText(/Loading the figures/);
  expect(calls.map(({ name }) => name).sort()).toEqual([
    'GET /api/accounts',
    'GET /api/analytics/breakdown',
    'GET /api/analytics/forecast',
    'GET /api/analytics/trends',
    'GET /api/budgets/status',
    'GET /api/features',
    'GET /api/services',
  ]);
  const month = calls.find(({ name }) => name === 'GET /api/analytics/breakdown');
  expect(month?.query).toMatchObject({ start_date: '2026-11-01', end_date: '2026-11-30' });
});

test('currencies stand apart and are never added up', async () => {
  const [dollars] = MONTH.currencies;
  show({ 'GET /api/analytics/breakdown': { currencies: [dollars, { ...dollars, currency: 'EUR' }] } });
  expect(await screen.findByRole('heading', { name: '1 to 23 Nov 2026, in EUR' })).toBeInTheDocument();
  expect(screen.getByTestId('spent-EUR')).toHaveTextContent('€1,000.50');
  expect(screen.getByTestId('budget-EUR')).toHaveTextContent('No budget');
});

test.each([
  ['0', '0', '0', /All of it is final/],
  ['-5', '-2', '-5', /-\$2.00 of it is not final/],
])('a month of %s dollars has no shares, but amounts', async (billed_cost, not_final_cost, ofApi, words) => {
  const [dollars] = MONTH.currencies;
  const total = { ...dollars.total, billed_cost, not_final_cost };
  const sources = [{ source: 'api' as const, billed_cost: ofApi, share: null }];
  show({ 'GET /api/analytics/breakdown': { currencies: [{ ...dollars, total, sources }] } });
  const sure = within((await screen.findByRole('heading', { name: 'How sure it is' })).closest('section')!);
  expect(sure.getByText(words)).toBeInTheDocument();
  expect(sure.getByTestId('sources-USD')).toHaveTextContent('billed');
  expect(sure.queryByText(/Nothing has a price/)).not.toBeInTheDocument();
});

test('a month that is split anew keeps its figures within reach', async () => {
  show({ 'GET /api/analytics/breakdown': ({ query }) => (query.by === 'model' ? PENDING : MONTH) });
  fireEvent.click(await screen.findByLabelText('Model'));
  const shares = part(/Where it goes/);
  expect(await shares.findByText('Loading the shares …')).toBeInTheDocument();
  expect(shares.getByRole('table').closest('[inert]')).not.toBeNull();
  expect(screen.getByTestId('spent-USD').closest('[inert]')).toBeNull();
});

test('with nothing to decide it says so', async () => {
  show();
  expect(await screen.findByText(/^Nothing\. Budgets hold/)).toBeInTheDocument();
});

test('each decision leads to where it is decided, and a question that failed is told beside them', async () => {
  show({
    'GET /api/budgets/status': { items: [BUDGET, { ...BUDGET, budget_id: 2, budget: 'Research', level: 2 }] },
    'GET /api/manual-entries': refusal(503, 'the database does not answer', 'DATABASE_UNAVAILABLE'),
  });
  const link = await screen.findByRole('link', { name: /^Open the budget: Budget Research: critical/ });
  expect(link).toHaveAttribute('href', pageUrl('budgets', { budget: 2 }));
  expect(screen.getByText('1 other: 1 on track.')).toBeInTheDocument();
  const decisions = part(/^Needs a decision \(1\)/);
  expect(decisions.getByText('Now')).toBeInTheDocument();
  expect(await decisions.findByText('The database does not answer.')).toBeInTheDocument();
});

const NEW_ACCOUNT = { ...ACCOUNT, last_success_at: null, is_stale: true };

test('an account is told by one model of its state on this page as on all others', async () => {
  const keyless = { ...ACCOUNT, id: 8, name: 'keyless', is_readable: false };
  const removed = { ...NEW_ACCOUNT, id: 9, name: 'gone', deleted_at: '2026-11-20T10:00:00Z' };
  show({ 'GET /api/accounts': { items: [{ ...NEW_ACCOUNT, name: 'fresh' }, keyless, removed] } });
  const rows = within(await screen.findByRole('region', { name: 'Accounts' }));
  expect(rows.getByRole('row', { name: /^keyless/ })).toHaveTextContent(/Needs a person.*Enter its credentials/);
  expect(rows.getByRole('row', { name: /^fresh/ })).toHaveTextContent('Waiting for its first read');
  expect(rows.queryByText('gone')).not.toBeInTheDocument();
  const decisions = part(/^Needs a decision \(1\)/);
  expect(decisions.getByText('Account keyless: needs a person, read 5 minutes ago')).toBeInTheDocument();
});

test('an entry of a removed account is told by the name of that account', async () => {
  const entry = {
    ...{ account_id: 7, first_day: '2026-11-01', last_day: '2026-11-01', model: '', created_by: 'Ada' },
    ...{ cost: '420', currency: 'USD' },
  };
  const { calls } = show({
    'GET /api/accounts': { items: [{ ...ACCOUNT, is_readable: false, deleted_at: '2026-11-20T10:00:00Z' }] },
    'GET /api/manual-entries': {
      items: [
        { id: 1, ...entry },
        { id: 2, ...entry },
      ],
    },
  });
  expect(await screen.findByText(/^Manual entry of \$420.00 for research/)).toBeInTheDocument();
  expect(calls.find(({ name }) => name === 'GET /api/accounts')?.query).toEqual({ include_deleted: true });
});

test('where the money goes can be chosen, and the choice stands in the address', async () => {
  const { calls, address } = show();
  fireEvent.click(await screen.findByLabelText('Model'));
  expect(address()).toBe(pageUrl('overview', { by: 'model' }));
  expect(calls.at(-1)).toMatchObject({ name: 'GET /api/analytics/breakdown', query: { by: 'model' } });
  expect(part(/Where it goes/).getByText('3 others')).toBeInTheDocument();
  fireEvent.click(screen.getByLabelText('90 days'));
  expect(address()).toBe(pageUrl('overview', { by: 'model', days: 90 }));
});

test('an address brings back what was chosen', async () => {
  const { calls } = show({}, { url: pageUrl('overview', { by: 'account', days: 30 }) });
  expect(await screen.findByLabelText('Account')).toBeChecked();
  expect(screen.getByLabelText('30 days')).toBeChecked();
  const sources = calls.filter(({ query }) => query.source !== undefined);
  expect(sources.map(({ query }) => [query.source, query.start_date])).toEqual(
    SOURCES.map((source) => [source, '2026-10-25']),
  );
});

test('the chart stands below, named for those who do not see it', async () => {
  show();
  expect(await screen.findByRole('group', { name: 'Cost a day by source, in USD' })).toBeInTheDocument();
});

test('the latest days and what was restated are told, with what it was and until when', async () => {
  const item = {
    account_id: 7,
    account: 'research',
    old_cost: '410',
    new_cost: '398.5',
    recorded_at: '2026-11-23T08:00:00Z',
  };
  const items = [{ ...item, day: '2026-11-03', finality_before: 'final' as const }];
  show({ 'GET /api/analytics/restatements': { currencies: [{ currency: 'USD', delta: '12', days: 2, items }] } });
  const changes = within((await screen.findByText(/2 earlier figures/)).closest('section')!);
  expect(changes.getByText(/Yesterday: \$50.00, not final. The day before: \$40.00\./)).toBeInTheDocument();
  expect(changes.getByText('Today so far: not read yet.')).toBeInTheDocument();
  expect(changes.getByText(/\+\$12.00 in all. The largest 1:/)).toBeInTheDocument();
  expect(changes.getByRole('row', { name: /3 Nov, research \$398.50/ })).toHaveTextContent(
    'was $410.00 until 23 Nov, though it was final',
  );
});

test('a part that fails says so in its own place, and the rest stays', async () => {
  show({ 'GET /api/analytics/restatements': refusal(503, 'the database does not answer', 'DATABASE_UNAVAILABLE') });
  expect(await screen.findByText('The database does not answer.')).toBeInTheDocument();
  expect(screen.getByTestId('spent-USD')).toHaveTextContent('$1,000.50');
});

test('what is switched off is one sentence each, and is not asked for', async () => {
  const { calls } = show({
    'GET /api/features': { forecasting: false, anomaly_detection: false, visual_indicators: false },
  });
  expect(await screen.findByText('Forecasts are switched off in the collector.')).toBeInTheDocument();
  expect(screen.getByText('Anomaly detection is switched off in the collector.')).toBeInTheDocument();
  expect(screen.queryByRole('list', { name: 'Sources' })).not.toBeInTheDocument();
  const asked = calls.map(({ name }) => name);
  expect(asked).not.toContain('GET /api/analytics/forecast');
  expect(asked).not.toContain('GET /api/analytics/anomalies');
});

const NOTHING: Answers = {
  'GET /api/analytics/breakdown': { currencies: [] },
  'GET /api/analytics/trends': { series: [] },
  'GET /api/accounts': { items: [] },
};

/** The link that a text stands in. */
const linkOf = (text: string) => screen.queryByText(text)?.closest('a') ?? null;

test('an empty ledger teaches the next step to who may take it', async () => {
  show(NOTHING, { mayWrite: true, mayAdminister: true });
  await screen.findByText('Add an account');
  expect(linkOf('Add an account')).toHaveAttribute('href', pageUrl('accounts/new'));
  expect(linkOf('Enter a cost')).toHaveAttribute('href', pageUrl('manual', { view: 'new' }));
});

test('a Viewer of an empty ledger is offered nothing he may not do', async () => {
  show(NOTHING);
  await screen.findByText('Open the accounts');
  expect(linkOf('Open the accounts')).toHaveAttribute('href', pageUrl('accounts'));
  expect(linkOf('Enter a cost')).toBeNull();
});

test('a month without charges still shows the months around it', async () => {
  show({ 'GET /api/analytics/breakdown': { currencies: [] } });
  expect(await screen.findByText('Nothing was charged this month so far.')).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'Day by day' })).toBeInTheDocument();
});
