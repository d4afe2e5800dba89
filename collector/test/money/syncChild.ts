/**
 * `node syncChild.js '<task>'`: a collector in a process of its own, to be killed, stopped and raced. Prints `ready`
 * when everything is loaded and connected, then one report a line.
 */
import { pino } from 'pino';
import { createHttpGet, pause } from '../../src/connectors/kit/http.js';
import { connectors } from '../../src/connectors/registry.js';
import { Secret } from '../../src/domain/secret.js';
import { syncAccount, type SyncWish } from '../../src/jobs/syncAccount.js';
import { accounts } from '../../src/store/accounts.js';
import { createPool } from '../../src/store/db.js';
import { SeriesIndex } from '../../src/store/seriesIndex.js';

export interface ChildTask {
  readonly databaseUrl: string;
  readonly clockOffset: string;
  readonly accounts: readonly { readonly name: string; readonly key: string; readonly baseUrl: string }[];
  readonly days?: SyncWish['days'];
  /** Waits for a line on standard input before it syncs. */
  readonly hold?: boolean;
}

export const CHILD_NAME = 'aicost-sync-child';

async function main(task: ChildTask): Promise<void> {
  const pool = createPool(task.databaseUrl, { applicationName: CHILD_NAME, clockOffset: task.clockOffset });
  const http = createHttpGet();
  const deps = {
    pool,
    series: new SeriesIndex(),
    get: http.get,
    publicGet: http.get,
    pause,
    log: pino({ level: 'silent' }),
    userAgent: 'aicost-child',
  };
  const rows = await accounts(pool);
  const wish = {
    trigger: 'command',
    signal: new AbortController().signal,
    limitMs: Infinity,
    ...(task.days ? { days: task.days } : {}),
  } as const;
  process.stdout.write('ready\n');
  if (task.hold) await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdin.unref();
  for (const { name, key, baseUrl } of task.accounts) {
    const row = rows.find(({ accountName }) => accountName === name);
    const connector = connectors.find(({ id }) => id === row?.serviceId);
    if (!row || !connector) throw new Error(`no account ${name}`);
    const secrets = Object.fromEntries(
      Object.keys(connector.secrets.properties).map((secret) => [secret, new Secret(key)]),
    );
    const report = await syncAccount(deps, { row, connector, secrets, baseUrl, requestsPerMinute: 1_000_000 }, wish);
    process.stdout.write(`${JSON.stringify(report)}\n`);
  }
  await pool.end();
  await http.close();
}

if (process.argv[2] !== undefined) await main(JSON.parse(process.argv[2]) as ChildTask);
