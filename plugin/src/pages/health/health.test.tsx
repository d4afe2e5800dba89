import React from 'react';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { PENDING, refusal, renderPage, type Answers } from '../../test/page';
import type { CallAnswer } from '../../api/calls';
import { account, run } from '../accounts/accounts.testkit';
import { pageUrl } from '../routes';
import { HealthPage } from './HealthPage';
import { COLLECTOR, LAST, LEDGER, WELL } from './health.testkit';

const REVISION: CallAnswer<'GET /api/revisions'>['items'][number] = {
  ...{
    recorded_at: '2026-11-23T12:43:00Z',
    day: '2026-11-20',
    account_id: 7,
    account: 'production',
    service: 'Acme AI',
  },
  ...{ sub_account: 'Web', model: 'm', sku_meter: '', charge_description: 'm, output', source: 'api' },
  ...{ billing_currency: 'USD', old_cost: '410', new_cost: null, delta: '-410', finality_before: 'final' },
  ...{ run_id: '19', trigger: 'schedule', actor: '', note: '' },
};

const show = (path: string, more: Answers = {}, rights = {}) =>
  renderPage(<HealthPage />, { url: pageUrl(path), answers: { ...WELL, ...more }, ...rights });
const rowOf = async (text: string | RegExp) => within((await screen.findByText(text)).closest('tr') ?? document.body);

describe('today', () => {
  test('says that all is good, and what stands behind it', async () => {
    show('health');
    expect((await rowOf('Accounts')).getByText('1 account read well')).toBeInTheDocument();
    expect((await rowOf('Usage without a price')).getByText('Good')).toBeInTheDocument();
    expect(await screen.findByText('1,204 stored days added up, every figure agrees')).toBeInTheDocument();
    expect(screen.getByText(/Version 1.2.3.*PostgreSQL with TimescaleDB 17.6, schema 12, 86 MB/)).toBeInTheDocument();
    const stream = await rowOf('costs');
    expect(stream.getByText('22 Nov 2026')).toBeInTheDocument();
    expect(stream.getByText('1,000 final, 2 settling, 1 provisional')).toBeInTheDocument();
    expect(stream.getByRole('link', { name: '3' })).toHaveAttribute('href', pageUrl('health/unread'));
  });

  test('says what is wrong, how much, and leads there', async () => {
    const ill = account({ last_error: { code: 'PROVIDER_UNAUTHORIZED', message: 'x' }, unpriced_charges: 3 });
    const late = account({ id: 8, is_stale: true, windows: { final: 0, settling: 0, provisional: 0, failed: 2 } });
    show('health', {
      'GET /api/accounts': { items: [ill, late] },
      'GET /api/revisions': { items: [REVISION], next_cursor: 'more' },
      'GET /api/health/ledger': { ...LEDGER, fault_count: 2, faults: [] },
    });
    const accounts = await rowOf('Accounts');
    expect(accounts.getByText('1 of 2 need a person, 1 of 2 are failing or stale')).toBeInTheDocument();
    expect(accounts.getByText('Needs a person')).toBeInTheDocument();
    const sums = await rowOf('2 of 1,204 stored days do not add up');
    expect(sums.getByText('Needs a person')).toBeInTheDocument();
    expect(sums.getByRole('link')).toHaveAttribute('href', pageUrl('health/unread'));
    expect((await rowOf('Days that could not be read')).getByText(/^2 days/)).toBeInTheDocument();
    expect((await rowOf('Usage without a price')).getByText('3 charges in no sum')).toBeInTheDocument();
    expect((await rowOf(/^more than 1 amount of.*1 of final days/)).getByText('Look at it')).toBeInTheDocument();
  });

  test('counts as read well only what was read', async () => {
    const fresh = account({ last_success_at: null, is_stale: true });
    const removed = account({ id: 8, deleted_at: '2026-11-20T10:00:00Z' });
    show('health', { 'GET /api/accounts': { items: [fresh, removed] } });
    const accounts = await rowOf('Accounts');
    expect(accounts.getByText('1 of 1 wait for their first read')).toBeInTheDocument();
    expect(accounts.queryByText('Good')).not.toBeInTheDocument();
  });

  test('a collector that cannot work says why', async () => {
    const down = { ...COLLECTOR, is_ready: false, reason: 'run "aicost migrate"', database: null };
    show('health', { 'GET /api/health/collector': down });
    expect(await screen.findByText('run "aicost migrate"')).toBeInTheDocument();
  });

  test('an older collector is told, and the rest of the page stays', async () => {
    const missing = refusal(404, 'there is nothing', 'NOT_FOUND');
    show('health', { 'GET /api/health/streams': missing, 'GET /api/health/ledger': missing });
    expect(await screen.findByText(/Update the collector/)).toBeInTheDocument();
    expect(await screen.findByText('1 account read well')).toBeInTheDocument();
    expect((await rowOf('Sums of the ledger')).getByText('not known')).toBeInTheDocument();
  });

  test('a ledger that was never added up is told as such', async () => {
    show('health', { 'GET /api/health/ledger': { ...LEDGER, checked_at: null, days: 0 } });
    expect(await screen.findByText(/not added up yet/)).toBeInTheDocument();
  });
});

describe('runs', () => {
  test('are asked for as the address says', async () => {
    const { calls } = show('health/runs?account=7&outcome=failed');
    expect(await screen.findByRole('link', { name: 'production' })).toHaveAttribute('href', pageUrl('accounts/7'));
    const asked = calls.find(({ name }) => name === 'GET /api/sync-runs');
    expect(asked?.query).toMatchObject({ account_id: 7, outcome: 'failed' });
  });

  test('a chosen outcome stands in the address', async () => {
    const { address } = show('health/runs');
    fireEvent.click(await screen.findByRole('radio', { name: 'In part' }));
    await waitFor(() => expect(address()).toBe(pageUrl('health/runs', { outcome: 'partial' })));
  });

  test('one run has an address of its own', async () => {
    const { calls } = show('health/runs?run=41');
    expect((await rowOf('Run 41')).getByText('Succeeded').closest('tr')).toHaveAttribute('aria-current', 'true');
    expect(calls.find(({ name }) => name === 'GET /api/sync-runs')?.query).toMatchObject({ run_id: '41' });
    expect(screen.getByRole('link', { name: 'All runs' })).toBeInTheDocument();
  });

  test('are asked for again while the page stays open', async () => {
    jest.useFakeTimers({ doNotFake: ['setTimeout', 'queueMicrotask', 'performance', 'Date'] });
    try {
      const { calls } = show('health/runs');
      await screen.findByText('Run 41');
      const asked = () => calls.filter(({ name }) => name === 'GET /api/sync-runs').length;
      const before = asked();
      act(() => jest.advanceTimersByTime(30_000));
      await waitFor(() => expect(asked()).toBe(before + 1));
    } finally {
      jest.useRealTimers();
    }
  });

  test('come in parts', async () => {
    const parts: Answers = {
      'GET /api/sync-runs': ({ query }) =>
        query.cursor === 'c' ? { items: [run({ run_id: '40' })], ...LAST } : { items: [run()], next_cursor: 'c' },
    };
    show('health/runs', parts);
    fireEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Run 40')).toBeInTheDocument();
    expect(screen.getByText('Run 41')).toBeInTheDocument();
  });

  test('none is told', async () => {
    show('health/runs?outcome=aborted', { 'GET /api/sync-runs': { items: [], ...LAST } });
    expect(await screen.findByText(/No run fits/)).toBeInTheDocument();
  });
});

test('changed amounts say was, now, why and which run', async () => {
  const typed = {
    ...REVISION,
    trigger: 'entry',
    actor: 'user:4',
    old_cost: '1',
    new_cost: '3',
    delta: '2',
    day: '2026-11-01',
  };
  const { calls } = show('health/changes?account=7&from=2026-11-01', {
    'GET /api/revisions': { items: [REVISION, typed], ...LAST },
  });
  const row = await rowOf('20 Nov 2026');
  for (const text of ['$410.00', 'not there', '-$410.00', 'The provider corrected it; although the day was final.'])
    expect(row.getByText(text)).toBeInTheDocument();
  expect(row.getByRole('link', { name: 'Run 19' })).toHaveAttribute('href', pageUrl('health/runs', { run: '19' }));
  expect((await rowOf('+$2.00')).getByText('A manual entry was changed by user:4.')).toBeInTheDocument();
  expect(calls.find(({ name }) => name === 'GET /api/revisions')?.query).toMatchObject({
    ...{ account_id: '7', start_date: '2026-11-01' },
  });
});

test('a typed day stands in the address, and a refused one is told beside what was typed', async () => {
  const { address } = show('health/changes', {
    'GET /api/revisions': refusal(400, 'start_date is after end_date', 'INVALID_DATE_RANGE'),
  });
  const first = await screen.findByLabelText('First day');
  fireEvent.change(first, { target: { value: '2026-11-09' } });
  fireEvent.blur(first);
  await waitFor(() => expect(address()).toBe(pageUrl('health/changes', { from: '2026-11-09' })));
  expect(await screen.findByText('Start_date is after end_date.')).toBeInTheDocument();
  expect(screen.getByLabelText('First day')).toHaveValue('2026-11-09');
});

test('usage without a price says how much is at risk', async () => {
  const usage: CallAnswer<'GET /api/health/unpriced'>['items'][number] = {
    ...{ account_id: 7, account: 'production', service: 'Acme AI', model: 'nova', sku_meter: 'input' },
    ...{ charge_description: '', charges: 12, quantity: '18400000', unit: 'Tokens' },
    ...{ first_day: '2026-11-18', last_day: '2026-11-22', at_risk: { currency: 'USD', low: '3.68', high: '276.4' } },
    source: 'estimate',
  };
  const silent = { ...usage, model: '', sku_meter: '', quantity: null, unit: '', at_risk: null, charges: 1 };
  show('health/unpriced', { 'GET /api/health/unpriced': { items: [usage, silent] } });
  const row = await rowOf('nova');
  for (const text of ['18,400,000 tokens', '12 charges', '$3.68 to $276.40', '18 to 22 Nov 2026'])
    expect(row.getByText(text)).toBeInTheDocument();
  expect((await rowOf('no name was given')).getByText('not known')).toBeInTheDocument();
});

describe('the audit', () => {
  const entry = { id: '5', at: '2026-11-23T10:00:00Z', actor: 'user:4', actor_name: 'Ada', action: 'account.delete' };
  const more = {
    'GET /api/audit': { items: [{ ...entry, target: 'account 7', detail: { name: 'x', old: null } }], ...LAST },
  };

  test('tells an administrator who did what', async () => {
    const { calls } = show('health/audit?actor=user:4', more, { mayAdminister: true });
    const row = await rowOf('Ada');
    for (const text of ['account 7', 'name: x']) expect(row.getByText(text)).toBeInTheDocument();
    expect(row.getByRole('link', { name: 'account.delete' })).toBeInTheDocument();
    expect(calls.find(({ name }) => name === 'GET /api/audit')?.query).toMatchObject({ actor: 'user:4' });
  });

  test('is not there for anybody else, whatever the address', async () => {
    const { address, calls } = show('health/audit', more, { mayWrite: true });
    await screen.findByText('1 account read well');
    expect(address()).toBe(pageUrl('health'));
    expect(screen.queryByText('Audit')).not.toBeInTheDocument();
    expect(calls.map(({ name }) => name)).not.toContain('GET /api/audit');
  });
});

test('while the answers are on their way the page says so', async () => {
  show('health/unpriced', { 'GET /api/health/unpriced': PENDING });
  expect(await screen.findByText('Loading usage without a price …')).toBeInTheDocument();
});
