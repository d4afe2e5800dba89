import { pino } from 'pino';
import type { AccountParts } from '../src/api/context.js';
import { addressGuard } from '../src/connectors/kit/addressGuard.js';
import type { HttpGet } from '../src/connectors/kit/http.js';
import { SyncDesk } from '../src/jobs/accounts/syncNow.js';
import type { SyncDeps } from '../src/jobs/syncAccount.js';
import type { Pool } from '../src/store/db.js';
import { SeriesIndex } from '../src/store/seriesIndex.js';

export interface AccountPartOptions extends Partial<AccountParts['desk']> {
  /** How providers are reached; without it, not at all. */
  readonly get?: HttpGet;
  /** How accounts of the app reach them; default `get`. */
  readonly publicGet?: HttpGet;
  readonly signal?: AbortSignal;
  readonly waitMs?: number;
}

const noNetwork: HttpGet = (where) => Promise.reject(new Error(`${where}: this test has no network`));

/** What the routes of accounts work with: no key ring and no network, unless a test brings them. */
export function accountParts(pool: Pool, options: AccountPartOptions = {}): AccountParts {
  const { get = noNetwork, publicGet = get, signal = new AbortController().signal, waitMs = 25_000, ...desk } = options;
  const log = pino({ level: 'silent' });
  const pause = () => Promise.resolve();
  const deps: SyncDeps = { pool, series: new SeriesIndex(), get, publicGet, pause, log, userAgent: 'aicost-test' };
  const guard = addressGuard({ resolve: () => Promise.resolve([{ address: '93.184.216.34', family: 4 }]) });
  return {
    desk: { pool, configured: [], vault: null, guard, backfillFrom: null, ...desk },
    deps,
    syncs: new SyncDesk({ deps, auditPool: pool, claimant: 'test', signal, limitMs: 60_000, waitMs }),
    signal,
  };
}
