import { pino } from 'pino';
import type pg from 'pg';
import { createHttpGet, type HttpGet, type HttpLimits } from '../../src/connectors/kit/http.js';
import { connectors } from '../../src/connectors/registry.js';
import { Secret } from '../../src/domain/secret.js';
import { syncAccount, type ReadableAccount, type SyncReport, type SyncWish } from '../../src/jobs/syncAccount.js';
import { accounts } from '../../src/store/accounts.js';
import { createPool } from '../../src/store/db.js';
import { SeriesIndex } from '../../src/store/seriesIndex.js';
import type { Simulation } from './simulation.js';

export interface CollectorOptions {
  readonly role?: string;
  /** Another way to the same database, e.g. through a proxy. */
  readonly databaseUrl?: string;
  readonly http?: HttpLimits;
  /** What a pause does; without it, it is over at once. All pauses are noted. */
  readonly onPause?: (milliseconds: number) => Promise<void>;
}

export interface AskedSync extends Partial<SyncWish> {
  readonly key?: string;
  readonly baseUrl?: string;
}

/** A collector in this process: its own pool, memory, HTTP client and log. */
export interface SimulatedCollector {
  readonly pool: pg.Pool;
  readonly series: SeriesIndex;
  /** Lines of the log. */
  readonly log: string[];
  /** Milliseconds of every pause. */
  readonly pauses: number[];
  sync(accountName: string, asked?: AskedSync): Promise<SyncReport>;
  /** Every account, one after another. */
  syncAll(asked?: AskedSync): Promise<SyncReport[]>;
  /** All days since the backfill, due or not. */
  allDays(): NonNullable<SyncWish['days']>;
  close(): Promise<void>;
}

export function startCollector(simulation: Simulation, options: CollectorOptions): SimulatedCollector {
  const url = options.databaseUrl ?? simulation.database.url;
  const role = options.role === undefined ? {} : { role: options.role };
  const pool = createPool(url, { applicationName: 'aicost-sim', clockOffset: simulation.clockOffset, ...role });
  const http = createHttpGet(options.http);
  const series = new SeriesIndex();
  const log: string[] = [];
  const pauses: number[] = [];
  const deps = {
    pool,
    series,
    get: http.get as HttpGet,
    publicGet: http.get,
    pause: async (milliseconds: number) => {
      pauses.push(milliseconds);
      await options.onPause?.(milliseconds);
    },
    log: pino({ level: 'debug', base: null }, { write: (line: string) => void log.push(line) }),
    userAgent: 'aicost-test',
  };
  const sync: SimulatedCollector['sync'] = async (accountName, asked = {}) => {
    const account = await readable(simulation, pool, accountName, asked);
    return syncAccount(deps, account, {
      trigger: 'command',
      signal: new AbortController().signal,
      limitMs: Infinity,
      ...asked,
    });
  };
  const syncAll: SimulatedCollector['syncAll'] = async (asked) => {
    const reports: SyncReport[] = [];
    for (const { name } of simulation.accounts) reports.push(await sync(name, asked));
    return reports;
  };
  let closed: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    await (closed ??= Promise.all([pool.end(), http.close()]));
  };
  const allDays = () => ({ first: simulation.backfillFrom, last: simulation.today });
  return { pool, series, log, pauses, sync, syncAll, allDays, close };
}

export async function readable(
  simulation: Simulation,
  pool: pg.Pool,
  accountName: string,
  asked: AskedSync = {},
): Promise<ReadableAccount> {
  const { provider, adminKey } = simulation.account(accountName);
  const row = (await accounts(pool)).find((account) => account.accountName === accountName);
  const connector = connectors.find(({ id }) => id === provider);
  if (!row || !connector) throw new Error(`no account ${accountName}`);
  const key = new Secret(asked.key ?? adminKey);
  const names = Object.keys(connector.secrets.properties);
  const secrets = Object.fromEntries(names.map((name) => [name, key]));
  return {
    row,
    connector,
    secrets,
    baseUrl: asked.baseUrl ?? simulation.provider.baseUrl(provider),
    requestsPerMinute: 1_000_000,
  };
}
