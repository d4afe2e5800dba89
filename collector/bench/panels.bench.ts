import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { addDays, dayOfEpoch } from '../src/domain/day.js';
import { benchDatabase, type BenchDatabase } from './benchDatabase.js';
import { fillLedger } from './fillLedger.js';
import { median } from './median.js';
import { printTable } from './printTable.js';

const DAYS = 400;
const ROWS_PER_DAY = 2_500;
const ROUNDS = 5;
const PANEL_MS = 300;
const OVERVIEW_MS = 1_500;
const ENTRY_BYTES = 200_000;

/** Compiled, this file is two folders below the collector. */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** What Grafana loads before any page of the app. */
const ENTRY = join(ROOT, 'plugin', 'dist', 'module.js');

/** What `scripts/measurePanels.mjs` writes; times in milliseconds, one a round. */
interface Measured {
  readonly panels: readonly {
    readonly title: string;
    readonly sql: readonly string[];
    readonly timings: readonly { readonly query: number; readonly draw: number }[];
  }[];
  readonly overview: { readonly fromMenu: readonly number[]; readonly fromAddress: readonly number[] };
}

/**
 * Panels and the first page in a real Grafana and a real browser, over a million charges; beside them what `psql` needs for
 * the same SQL. Medians. Where there is no Grafana, it says so.
 */
export async function panels(): Promise<void> {
  await using database = await benchDatabase();
  await fillLedger(database, addDays(dayOfEpoch(Date.now()), 1 - DAYS), DAYS, ROWS_PER_DAY);
  const measured = await measure(database);
  if (!measured) return;
  printPanels(measured, database);
  printTable(
    'The app',
    ['', 'measured', 'goal', 'ratio'],
    [
      ['first amount on Overview, from the menu', ...rated(median(measured.overview.fromMenu), OVERVIEW_MS, 'ms')],
      [
        'the same from its address: Grafana starts too',
        `${median(measured.overview.fromAddress).toFixed(0)} ms`,
        '',
        '',
      ],
      ['entry chunk, gzip', ...rated(gzipSync(readFileSync(ENTRY)).length, ENTRY_BYTES, 'B')],
    ],
  );
}

async function measure({ url }: BenchDatabase): Promise<Measured | null> {
  const folder = await mkdtemp(join(tmpdir(), 'aicost-bench-'));
  const file = join(folder, 'measured.json');
  try {
    const script = join(ROOT, 'scripts', 'measurePanels.mjs');
    const env = { ...process.env, DATABASE_URL: url };
    const { status } = spawnSync(process.execPath, [script, file], { env, stdio: 'inherit' });
    if (status !== 0) throw new Error('the panels could not be measured, see above');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Measured) : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function printPanels({ panels: measured }: Measured, { url }: BenchDatabase): void {
  const rows = measured.map(({ title, sql, timings }) => {
    const [query, draw] = [median(timings.map((one) => one.query)), median(timings.map((one) => one.draw))];
    const psql = sql.map((statement) => psqlTime(url, statement)).reduce((sum, time) => sum + time, 0);
    return [
      title,
      ...[psql, query, draw].map((time) => `${time.toFixed(0)} ms`),
      ...rated(query + draw, PANEL_MS, 'ms'),
    ];
  });
  const head = ['panel, time range', 'psql', 'query through Grafana', 'draw', 'query + draw', 'goal', 'ratio'];
  printTable(`Panels over ${DAYS * ROWS_PER_DAY} charges, in a browser`, head, rows);
}

/** Measured, goal, and goal by measured: 1 or more is within it. */
function rated(measured: number, goal: number, unit: string): string[] {
  return [`${measured.toFixed(0)} ${unit}`, `< ${goal} ${unit}`, (goal / measured).toFixed(2)];
}

/** Milliseconds for a statement and all its rows in the database's own client, without its start. */
function psqlTime(url: string, sql: string): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const args = [url, '-qXAt', '-o', '/dev/null', '-c', '\\timing on', '-c', sql];
    const { status, stdout, stderr } = spawnSync('psql', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`psql is needed for the baseline: ${stderr}`);
    return Number(/Time: ([\d.]+) ms/.exec(stdout)?.[1]);
  });
  return median(times);
}
