import React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { PENDING, refusal, renderPage, type Answers } from '../../../test/page';
import { pageUrl } from '../../routes';
import { account, COSTS, REFUSED_TEST, run, SERVICES } from '../accounts.testkit';
import { AccountsPage } from '../AccountsPage';

const url = pageUrl('accounts/7');
const answers = (over: Parameters<typeof account>[0] = {}, more: Answers = {}): Answers => ({
  'GET /api/services': SERVICES,
  'GET /api/accounts/{id}': account(over),
  'GET /api/accounts': { items: [] },
  'GET /api/analytics/breakdown': COSTS,
  'GET /api/sync-runs': { items: [run()], next_cursor: null },
  ...more,
});
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('an account shows how it is, what is known of it, and every read', async () => {
  renderPage(<AccountsPage />, {
    url,
    answers: answers({ windows: { final: 3, settling: 2, provisional: 1, failed: 4 } }),
  });
  expect(await screen.findByRole('heading', { name: 'production' })).toBeInTheDocument();
  for (const text of ['Up to date', 'adminKey …abcd', '3 final, 2 settling, 1 provisional'])
    expect(screen.getByText(text)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: '4, and why' })).toHaveAttribute('href', pageUrl('health/unread'));
  const row = within((await screen.findByText('Succeeded')).closest('tr') ?? document.body);
  expect(row.getByText('2 days of figures read, 1 new.')).toBeInTheDocument();
  expect(row.getByText('2.0 s')).toBeInTheDocument();
  expect(row.getByRole('link', { name: 'Run 41' })).toHaveAttribute('href', pageUrl('health/runs', { run: '41' }));
});

test('an account says whether somebody has compared it with its provider', async () => {
  const verification = {
    ...{ day: '2026-11-20', matches: false, verified_by: 'Ada', verified_at: new Date().toISOString() },
  };
  renderPage(<AccountsPage />, { url, answers: answers({ verification }) });
  expect(await screen.findByText(/20 Nov 2026 does not match, said Ada/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Compare a day' })).toHaveAttribute('href', pageUrl('accounts/7/compare'));
});

test('a Viewer sees no control', async () => {
  renderPage(<AccountsPage />, { url, answers: answers() });
  await screen.findByText('Succeeded');
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('a test tells in words what the credentials lack', async () => {
  const more = { 'POST /api/accounts/{id}/test': REFUSED_TEST };
  renderPage(<AccountsPage />, { url, answers: answers({}, more), mayAdminister: true });
  await screen.findByText('Succeeded');
  press('Test');
  expect(await screen.findByText('The credentials may not read costs')).toBeInTheDocument();
  expect(screen.getByText('the provider answered 403')).toBeInTheDocument();
});

test('good credentials are told good', async () => {
  const good = {
    ok: true,
    missing: null,
    checks: [{ stream: 'costs', endpoint: 'costs', ok: true, code: null, message: '' }],
  };
  const more = { 'POST /api/accounts/{id}/test': good };
  renderPage(<AccountsPage />, { url, answers: answers({}, more), mayAdminister: true });
  await screen.findByText('Succeeded');
  press('Test');
  expect(await screen.findByText('The credentials are good')).toBeInTheDocument();
});

test('a sync shows that it is under way', async () => {
  const more = { 'POST /api/accounts/{id}/sync': PENDING } as const;
  renderPage(<AccountsPage />, { url, answers: answers({}, more), mayAdminister: true });
  await screen.findByText('Succeeded');
  press('Sync now');
  expect(await screen.findByText(/Reading …/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Sync now' })).toBeDisabled();
});

test('a sync that takes long is followed to its end', async () => {
  let looks = 0;
  const end = run({ run_id: '42', trigger: 'api', outcome: 'failed', error: { code: 'X', message: 'out of reach' } });
  const more: Answers = {
    'POST /api/accounts/{id}/sync': { status: 'running', run_id: '42' },
    'GET /api/sync-runs': () => ({
      items: [++looks < 3 ? run({ run_id: '42', outcome: 'running' }) : end],
      next_cursor: null,
    }),
  };
  renderPage(<AccountsPage />, { url, answers: answers({}, more), mayAdminister: true });
  await screen.findByText('History');
  press('Sync now');
  const status = () => within(screen.getAllByRole('status')[0] ?? document.body);
  await waitFor(() => expect(status().getByText(/^Out of reach\./)).toBeInTheDocument(), { timeout: 20_000 });
});

test('switching off and on is one press, and a refusal is told', async () => {
  const more = { 'PATCH /api/accounts/{id}': refusal(409, 'not now', 'ACCOUNT_EXISTS') };
  const { calls } = renderPage(<AccountsPage />, { url, answers: answers({}, more), mayAdminister: true });
  await screen.findByText('Succeeded');
  press('Switch off');
  expect(await screen.findByText('Not now.')).toBeInTheDocument();
  expect(calls.find(({ name }) => name.startsWith('PATCH'))?.body).toEqual({ is_active: false });
});

test('removing says first what happens to the history', async () => {
  const more = { 'DELETE /api/accounts/{id}': { id: 7, message: 'gone' } };
  const { calls } = renderPage(<AccountsPage />, { url, answers: answers({}, more), mayAdminister: true });
  await screen.findByText('Succeeded');
  press('Remove');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/history stay in every report/)).toBeInTheDocument();
  fireEvent.click(dialog.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(calls.map(({ name }) => name)).toContain('DELETE /api/accounts/{id}');
});

test('a removed account can be restored, and nothing else', async () => {
  const over = { deleted_at: '2026-11-20T10:00:00Z', is_active: false, is_readable: false };
  renderPage(<AccountsPage />, { url, answers: answers(over), mayAdminister: true });
  await screen.findByText('Succeeded');
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Restore']);
});

test('an account of the configuration says where it is changed', async () => {
  renderPage(<AccountsPage />, { url, answers: answers({ origin: 'config', secrets: [] }), mayAdminister: true });
  expect(await screen.findByText(/changed and removed only there/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Remove' })).not.toBeInTheDocument();
});

test('what went wrong last is told in the collector’s words', async () => {
  const error = { code: 'PROVIDER_FORBIDDEN', message: 'the provider answered 403: missing scopes' };
  renderPage(<AccountsPage />, { url, answers: answers({ last_error: error }) });
  expect(await screen.findByText(/missing scopes/)).toBeInTheDocument();
  expect(screen.getByText('Needs a person')).toBeInTheDocument();
});

test('an account by hand leads to its entries', async () => {
  const over = { service_id: 'seats', is_readable: false, last_success_at: null };
  renderPage(<AccountsPage />, { url, answers: answers(over), mayWrite: true });
  expect(await screen.findByRole('link', { name: 'Enter costs' })).toHaveAttribute(
    'href',
    pageUrl('manual', { account: 7 }),
  );
});
