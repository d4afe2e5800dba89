import React from 'react';
import { fireEvent, screen, within } from '@testing-library/react';
import { refusal, renderPage, type Answers } from '../../../test/page';
import { pageUrl } from '../../routes';
import { account, COSTS, run, SERVICES } from '../accounts.testkit';
import { AccountsPage } from '../AccountsPage';

const url = pageUrl('accounts');
const answers = (...items: Array<ReturnType<typeof account>>): Answers => ({
  'GET /api/services': SERVICES,
  'GET /api/accounts': { items },
  'GET /api/analytics/breakdown': COSTS,
});
const seats = account({
  id: 8,
  name: 'seats',
  service_id: 'seats',
  service_provider_name: 'Seats Inc',
  last_success_at: null,
});
const rowOf = async (name: string) => within((await screen.findByText(name)).closest('tr') ?? document.body);

test('each account says how it is, what it cost this month, and how its key ends', async () => {
  renderPage(<AccountsPage />, { url, answers: answers(account(), seats) });
  const row = await rowOf('production');
  expect(await row.findByTestId('cost')).toHaveTextContent('$1,234.50');
  for (const text of ['Up to date', '2 minutes ago', 'key …abcd', '$200.00 not final, 2 without a price'])
    expect(row.getByText(text)).toBeInTheDocument();
  expect((await rowOf('seats')).getByText('Entered by hand')).toBeInTheDocument();
  expect(screen.getByText('2 accounts: 1 is up to date, 1 is entered by hand.')).toBeInTheDocument();
  expect(screen.getByRole('rowheader', { name: 'Acme AI' })).toBeInTheDocument();
});

test('the costs of the month are asked for of every account, and not of the dearest alone', async () => {
  const { calls } = renderPage(<AccountsPage />, { url, answers: answers(account()) });
  await screen.findByTestId('cost');
  const asked = calls.find(({ name }) => name === 'GET /api/analytics/breakdown');
  expect(asked?.query).toMatchObject({ by: 'account', limit: 1000 });
});

test('what failed says what to do, and what is older than 48 hours warns', async () => {
  const error = { code: 'PROVIDER_FORBIDDEN', message: 'x' };
  const stale = account({ id: 9, name: 'old', is_stale: true, last_success_at: '2026-11-01T00:00:00Z' });
  renderPage(<AccountsPage />, { url, answers: answers(account({ last_error: error }), stale) });
  expect((await rowOf('production')).getByText(/may read costs/)).toBeInTheDocument();
  expect((await rowOf('old')).getByText('older than 48 hours')).toBeInTheDocument();
});

test('a Viewer sees no control, an Editor may enter costs, an Admin may sync and add', async () => {
  const controls = () => [
    ...screen.queryAllByRole('button'),
    ...screen.queryAllByText(/^(Enter costs|Add an account)$/),
  ];
  const { unmount } = renderPage(<AccountsPage />, { url, answers: answers(account(), seats) });
  await screen.findByText('production');
  expect(controls()).toEqual([]);
  unmount();
  renderPage(<AccountsPage />, { url, answers: answers(account(), seats), mayWrite: true, mayAdminister: true });
  await screen.findByText('production');
  expect(controls().map((each) => each.textContent)).toEqual(['Sync now', 'Add an account', 'Enter costs']);
});

test('a sync from the list says what came of it', async () => {
  const sync = { ...run(), status: 'succeeded' as const, run_id: '42', seconds: 1 };
  renderPage(<AccountsPage />, {
    ...{ url, mayAdminister: true },
    answers: { ...answers(account()), 'POST /api/accounts/{id}/sync': sync },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Sync now' }));
  expect(await screen.findByText('2 days of figures read, 1 new.')).toBeInTheDocument();
});

test('a refused sync says why, and the page stays', async () => {
  renderPage(<AccountsPage />, {
    ...{ url, mayAdminister: true },
    answers: {
      ...answers(account()),
      'POST /api/accounts/{id}/sync': refusal(409, 'it is being read', 'SYNC_RUNNING'),
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Sync now' }));
  expect(await screen.findByText('It is being read.')).toBeInTheDocument();
  expect(screen.getByText('production')).toBeInTheDocument();
});

test('without accounts the page teaches how the first one is added', async () => {
  const { unmount } = renderPage(<AccountsPage />, { url, answers: answers(), mayAdminister: true });
  expect(await screen.findByText('Add the first account')).toBeInTheDocument();
  unmount();
  renderPage(<AccountsPage />, { url, answers: answers() });
  expect(await screen.findByText(/An administrator of this Grafana adds/)).toBeInTheDocument();
});

test('removed accounts are shown when asked for', async () => {
  const { calls } = renderPage(<AccountsPage />, {
    url: pageUrl('accounts', { removed: '1' }),
    answers: answers(account({ deleted_at: '2026-11-20T10:00:00Z', is_active: false })),
  });
  expect((await rowOf('production')).getByText('Removed')).toBeInTheDocument();
  expect(calls).toContainEqual(expect.objectContaining({ query: { include_deleted: true } }));
});
