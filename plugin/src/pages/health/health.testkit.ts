import type { CallAnswer } from '../../api/calls';
import { account, run, SERVICES } from '../accounts/accounts.testkit';

/** Nothing follows. */
export const LAST = { next_cursor: null };
export const COLLECTOR: CallAnswer<'GET /api/health/collector'> = {
  version: '1.2.3',
  up_since: '2026-11-23T10:00:00Z',
  is_ready: true,
  reason: '',
  database: {
    server_version: '17.6',
    storage: 'timescaledb',
    schema_version: 12,
    bytes: 86_000_000,
    now: '2026-11-23T12:00:00Z',
  },
};
const STREAM = {
  ...{ account_id: 7, account: 'production', service: 'Acme AI', stream: 'costs', newest_day: '2026-11-22' },
  ...{ last_read_at: null, windows: { final: 1_000, settling: 2, provisional: 1, failed: 3 } },
};
/** A ledger that adds up. */
export const LEDGER: CallAnswer<'GET /api/health/ledger'> = {
  ...{ checked_at: '2026-11-23T02:00:04Z', days: 1_204, fault_count: 0, faults: [] },
};

/** The answers of a collector that is well. */
export const WELL = {
  'GET /api/accounts': { items: [account()] },
  'GET /api/services': SERVICES,
  'GET /api/revisions': { items: [], ...LAST },
  'GET /api/health/collector': COLLECTOR,
  'GET /api/health/streams': { items: [STREAM] },
  'GET /api/health/ledger': LEDGER,
  'GET /api/sync-runs': { items: [run()], ...LAST },
};
