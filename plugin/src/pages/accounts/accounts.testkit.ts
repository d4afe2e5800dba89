import type { CallAnswer } from '../../api/calls';
import type { Account } from '../../components/account/accountState';
import type { SyncRun } from '../../components/runs/outcome';
import type { Service } from './useAccounts';

/** An account that is read well; `over` says what is different. */
export function account(over: Partial<Account> = {}): Account {
  return {
    ...{ id: 7, name: 'production', service_id: 'acme', service_provider_name: 'Acme AI', origin: 'api' },
    ...{ is_active: true, is_readable: true, is_stale: false, backfill_from: '2025-10-01', base_url: null },
    ...{ requests_per_minute: null, last_success_age_seconds: 60, last_error: null, unpriced_charges: 0 },
    secrets: [{ name: 'adminKey', last_four: 'abcd', updated_at: '2026-11-01T10:00:00Z' }],
    last_success_at: new Date(Date.now() - 120_000).toISOString(),
    windows: { final: 30, settling: 3, provisional: 1, failed: 0 },
    created_at: '2026-10-01T10:00:00Z',
    deleted_at: null,
    verification: null,
    ...over,
  };
}

const READ: Service = {
  ...{ id: 'acme', service_provider_name: 'Acme AI', has_api: true, needed_scope: 'an admin key of an owner' },
  ...{ keys_url: 'https://acme.example/keys', console_url: 'https://acme.example/usage' },
  ...{ figures_hint: 'The same figures', figures_url: 'https://acme.example/usage' },
  secrets: {
    type: 'object',
    required: ['adminKey'],
    properties: { adminKey: { type: 'string', title: 'Admin key', description: 'Made by an owner', minLength: 1 } },
  },
};

const BY_HAND: Service = {
  ...READ,
  ...{ id: 'seats', service_provider_name: null, has_api: false, needed_scope: null, keys_url: null },
  ...{ figures_hint: 'The invoice has the figures.', figures_url: null },
  secrets: { type: 'object', properties: {} },
};

export const SERVICES = { items: [READ, BY_HAND] };

/** This month's costs by account, as the breakdown tells them. */
export const COSTS = {
  currencies: [
    {
      currency: 'USD',
      rows: [{ id: '7', billed_cost: '1234.5', not_final_cost: '200', unpriced_charges: 2 }],
    },
  ],
};

const COUNTS: SyncRun['counts'] = {
  ...{ windows_planned: 2, windows_fresh: 1, windows_changed: 0, windows_unchanged: 1, windows_kept: 0, requests: 3 },
  ...{ rows_received: 9, rows_stored: 4, rows_rejected: 0, rows_collapsed: 0, rows_out_of_window: 0, rows_rounded: 0 },
  ...{ rows_unpriced: 0, amounts_restated: 0 },
};

export function run(over: Partial<SyncRun> = {}): SyncRun {
  return {
    ...{ run_id: '41', account_id: 7, account_name: 'production', trigger: 'schedule', actor: '', note: '' },
    ...{ outcome: 'succeeded', started_at: '2026-11-23T12:00:00Z', finished_at: '2026-11-23T12:00:02Z', error: null },
    counts: COUNTS,
    ...over,
  };
}

/** What a test of a key says. */
export const REFUSED_TEST: CallAnswer<'POST /api/accounts/{id}/test'> = {
  ok: false,
  missing: 'an admin key of an owner',
  checks: [
    { stream: 'costs', endpoint: 'costs', ok: false, code: 'PROVIDER_FORBIDDEN', message: 'the provider answered 403' },
    { stream: 'usage', endpoint: 'usage', ok: true, code: null, message: '' },
  ],
};
