import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTable } from './printTable.js';

const MAIN = fileURLToPath(new URL('../src/main.js', import.meta.url));
const SIMULATOR = fileURLToPath(new URL('../test/fakeProvider/main.js', import.meta.url));
const SECRET_NAME: Readonly<Record<string, string>> = {
  openai: 'adminKey',
  anthropic: 'adminKey',
  openrouter: 'managementKey',
};

interface SimulatedAccount {
  readonly name: string;
  readonly provider: string;
  readonly key: string;
  readonly baseUrl: string;
  readonly firstDay: string;
}

/** The first sync of 13 months x 6 accounts from the simulator into a new embedded Postgres, and the same again. */
export async function firstSync(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aicost-bench-'));
  const simulator = spawn(process.execPath, [SIMULATOR], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await listening(simulator);
    const accounts = (await (await fetch(`${url}/__accounts`)).json()) as SimulatedAccount[];
    const config = join(dataDir, 'accounts.yaml');
    await writeFile(config, JSON.stringify({ accounts: accounts.map(inConfig) }));
    const rows: string[][] = [];
    for (const name of ['first sync', 'second sync (nothing due but the last days)']) {
      const { seconds, peakMiB, reports } = await sync(dataDir, config);
      const total = (field: string): number => reports.reduce((sum, report) => sum + (report.counts[field] ?? 0), 0);
      const written = total('rowsStored');
      rows.push([
        name,
        seconds.toFixed(1),
        String(total('requests')),
        String(written),
        (written / seconds).toFixed(0),
        peakMiB === null ? '-' : peakMiB.toFixed(0),
      ]);
    }
    printTable(
      `First sync: 13 months x ${accounts.length} accounts, providers simulated in another process (start of the database included)`,
      ['step', 'seconds', 'requests', 'rows written', 'rows/s', 'peak MiB'],
      rows,
    );
  } finally {
    simulator.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function inConfig({ name, provider, key, baseUrl, firstDay }: SimulatedAccount): object {
  return {
    name,
    service: provider,
    secrets: { [SECRET_NAME[provider] ?? '']: key },
    baseUrl,
    backfillFrom: firstDay,
    requestsPerMinute: 60_000,
  };
}

function listening(simulator: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    simulator.once('error', reject);
    simulator.once('exit', (code) => reject(new Error(`the provider simulator ended with code ${code}`)));
    simulator.stdout?.on('data', (chunk) => {
      const url = /listening on (\S+)/.exec(String(chunk))?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

interface Report {
  readonly outcome: string;
  readonly counts: Readonly<Record<string, number>>;
}

async function sync(
  dataDir: string,
  config: string,
): Promise<{ seconds: number; peakMiB: number | null; reports: Report[] }> {
  const started = performance.now();
  const env = { ...process.env, AICOST_DATA_DIR: dataDir, AICOST_CONFIG: config, AICOST_LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [MAIN, 'sync', '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  let peakMiB: number | null = null;
  const watch = setInterval(() => {
    void peakOf(child.pid).then((peak) => (peakMiB = peak ?? peakMiB));
  }, 100);
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  if (code !== 0) throw new Error(`the sync ended with code ${code}: ${output}`);
  const reports = JSON.parse(output) as Report[];
  if (!reports.every(({ outcome }) => outcome === 'succeeded')) throw new Error(`not all was read: ${output}`);
  return { seconds, peakMiB, reports };
}

/** The largest resident size so far, as Linux counts it; null elsewhere. */
async function peakOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
  const kib = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return kib === undefined ? null : Number(kib) / 1024;
}
