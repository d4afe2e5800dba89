import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { SyncReport } from '../../src/jobs/syncAccount.js';
import { compiled } from '../compiled.js';
import type { Simulation } from './simulation.js';
import type { ChildTask } from './syncChild.js';

export interface ProcessOptions {
  readonly accounts: readonly string[];
  readonly days: ChildTask['days'];
  /** Another way to the database, e.g. through a proxy. */
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** It begins only when told to, so that starting up does not blur when it does what. */
  readonly hold?: boolean;
}

/** A collector in a process of its own. */
export interface CollectorProcess {
  /** Everything is loaded and connected; the sync begins. False when the process ended before. */
  readonly ready: Promise<boolean>;
  /** How it ended; `reports` is complete only when it was not killed. */
  readonly ended: Promise<{
    code: number | null;
    signal: NodeJS.Signals | null;
    reports: SyncReport[];
    errors: string;
  }>;
  /** Lets a collector begin that was told to hold. */
  begin(): void;
  signal(name: NodeJS.Signals): void;
}

export function startCollectorProcess(simulation: Simulation, options: ProcessOptions): CollectorProcess {
  const task: ChildTask = {
    databaseUrl: options.databaseUrl ?? simulation.database.url,
    clockOffset: simulation.clockOffset,
    accounts: options.accounts.map((name) => {
      const { provider, adminKey } = simulation.account(name);
      return { name, key: adminKey, baseUrl: simulation.provider.baseUrl(provider) };
    }),
    ...(options.days ? { days: options.days } : {}),
    hold: options.hold === true,
  };
  const env = { ...process.env, ...options.env };
  const child = spawn(process.execPath, [compiled('test/money/syncChild'), JSON.stringify(task)], {
    stdio: 'pipe',
    env,
  });
  const reports: SyncReport[] = [];
  let errors = '';
  let tellReady: (isReady: boolean) => void = () => undefined;
  const ready = new Promise<boolean>((resolve) => (tellReady = resolve));
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'ready') tellReady(true);
    else reports.push(JSON.parse(line) as SyncReport);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<Awaited<CollectorProcess['ended']>>((resolve) => {
    child.once('close', (code, signal) => {
      tellReady(false);
      resolve({ code, signal, reports, errors });
    });
  });
  child.stdin.on('error', () => undefined);
  return { ready, ended, begin: () => void child.stdin.write('begin\n'), signal: (name) => void child.kill(name) };
}

/** Waits until no collector, of this process or another, has a transaction open: what stands then is what stays. */
export async function noCollectorConnected(pool: Pool): Promise<void> {
  const sql = `select 1 from pg_stat_activity where datname = current_database() and (application_name = 'aicost-sync-child' or (application_name = 'aicost-sim' and state <> 'idle'))`;
  while ((await pool.query(sql)).rowCount !== 0) await sleep(2);
}
