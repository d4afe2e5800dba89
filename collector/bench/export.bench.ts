import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, day } from '../src/domain/day.js';
import { SERIES_ORDER, SERIES_SOURCE } from '../src/store/export/fields.js';
import { benchDatabase, type BenchDatabase } from './benchDatabase.js';
import { readJson, Server } from './exportClient.js';
import { fillLedger } from './fillLedger.js';
import { median } from './median.js';
import { printTable } from './printTable.js';

const DAYS = 400;
const ROWS_PER_DAY = 2_500;
const ROUNDS = 3;
const READERS = 50;
const BYTES_A_SECOND = 16_000;
const WATCH_MS = 20_000;
const FIRST_DAY = day('2025-10-01');
const RANGE = `start_date=${FIRST_DAY}&end_date=${addDays(FIRST_DAY, DAYS)}`;

/**
 * The export over HTTP beside what the database's own client needs for the same rows in the same order: one million rows
 * into a file, interleaved rounds, medians. Then first byte, memory, and many slow readers.
 */
export async function exports_(): Promise<void> {
  await using database = await benchDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'aicost-bench-'));
  const servers = [await Server.start(database, 1), await Server.start(database, 2)] as const;
  try {
    await fillLedger(database, FIRST_DAY, DAYS, ROWS_PER_DAY);
    await compare(database, servers, folder);
    await watchReader(database, folder);
    await slowReaders(database, servers[1]);
  } finally {
    for (const server of servers) server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
export { exports_ as export };

const CELLS = `c.charge_date as "Date", a.service_provider_name as "Service", a.account_name as "Account", s.request_type as "Request Type",
  case when (s.measure = 'usage' or s.source <> 'api') and s.consumed_unit = 'Tokens' then trim_scale(c.consumed_quantity) end as "Tokens",
  case when s.billing_currency = 'USD' then trim_scale(c.billed_cost) end as "Cost (USD)", s.source as "Data Source",
  coalesce(e.notes, s.tags ->> 'x_note', '') as "Notes"`;
const FROM = `from aicost.charge as c join ${SERIES_SOURCE} on s.account_id = c.account_id and s.series_id = c.series_id`;
const ORDERED = `order by c.charge_date, ${SERIES_ORDER}, c.charge_period_start`;
const BY_DAY = 'order by c.charge_date';

function psqlCopy({ url }: BenchDatabase, query: string, path: string): void {
  const command = `\\copy (${query.replace(/\s+/g, ' ')}) to '${path}' with (format csv, header)`;
  const { status, stderr } = spawnSync('psql', [url, '-qXc', command], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`psql is needed for the limit: ${stderr}`);
}

function contestantsOf(database: BenchDatabase, [one, two]: readonly [Server, Server], folder: string): Contestant[] {
  const path = join(folder, 'export');
  const json = (order: string) => `select row_to_json(t) from (select ${CELLS} ${FROM} ${order}) as t`;
  const http = (server: Server, format: string) => () => server.download(`${RANGE}&format=${format}`, path);
  const psql = (query: string) => async () => Promise.resolve(psqlCopy(database, query, path));
  return [
    {
      label: 'psql \\copy, same rows in the same order',
      run: psql(`select ${CELLS} ${FROM} ${ORDERED}`),
      group: 'csv',
      goal: '',
    },
    {
      label: 'psql \\copy, ordered by day only',
      run: psql(`select ${CELLS} ${FROM} ${BY_DAY}`),
      group: 'csv',
      goal: '',
    },
    { label: 'CSV over HTTP, one connection', run: http(one, 'csv'), group: 'csv', goal: '0.95' },
    { label: 'CSV over HTTP, two connections', run: http(two, 'csv'), group: 'csv', goal: '1.40' },
    { label: 'CSV over HTTP, two connections, gzip', run: http(two, 'csv&gzip=1'), group: 'csv', goal: '' },
    { label: 'psql \\copy row_to_json, same order', run: psql(json(ORDERED)), group: 'json', goal: '' },
    { label: 'psql \\copy row_to_json, by day only', run: psql(json(BY_DAY)), group: 'json', goal: '' },
    {
      label: 'NDJSON over HTTP, same columns, one connection',
      run: http(one, `ndjson&columns=${COLUMNS}`),
      group: 'json',
      goal: '0.95',
    },
    {
      label: 'NDJSON over HTTP, same columns, two connections',
      run: http(two, `ndjson&columns=${COLUMNS}`),
      group: 'json',
      goal: '1.40',
    },
    {
      label: 'JSON over HTTP, same columns, one connection',
      run: http(one, `json&columns=${COLUMNS}`),
      group: 'json',
      goal: '0.95',
    },
    { label: 'JSON over HTTP with all metadata, two connections', run: http(two, 'json'), group: 'json', goal: '' },
    { label: 'FOCUS over HTTP (43 columns), two connections', run: http(two, 'focus'), group: 'focus', goal: '' },
    { label: 'Parquet over HTTP, two connections', run: http(two, 'parquet'), group: 'parquet', goal: '' },
  ];
}

async function compare(database: BenchDatabase, servers: readonly [Server, Server], folder: string): Promise<void> {
  const contestants = contestantsOf(database, servers, folder);
  const seconds = new Map<Contestant, number[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contestant of contestants) seconds.get(contestant)?.push(await timed(contestant.run));
  }
  const time = (contestant: Contestant | undefined) => median((contestant && seconds.get(contestant)) ?? []);
  const rows = contestants.map((contestant) => {
    const limits = contestants.filter((other) => other.group === contestant.group && other.label.startsWith('psql'));
    const ratios = limits.map((limit) => (time(limit) / time(contestant)).toFixed(2));
    const rate = `${Math.round((DAYS * ROWS_PER_DAY) / time(contestant) / 1_000)}k`;
    return [
      contestant.label,
      time(contestant).toFixed(2),
      rate,
      ratios[0] ?? '',
      ratios[1] ?? '',
      contestant.goal && `>= ${contestant.goal}`,
    ];
  });
  printTable(
    `Export: ${DAYS * ROWS_PER_DAY} rows into a file; limit: psql \\copy`,
    ['', 'seconds', 'rows/s', 'ratio to psql, same order', 'ratio to psql, by day only', 'goal'],
    rows,
  );
}

const COLUMNS = 'date,service,account,request_type,tokens,cost_usd,data_source,notes';

interface Contestant {
  readonly label: string;
  readonly run: () => Promise<void>;
  readonly group: string;
  readonly goal: string;
}

/** In a process of its own, so that nothing of the earlier exports counts as idle memory. */
async function watchReader(database: BenchDatabase, folder: string): Promise<void> {
  const server = await Server.start(database, 2);
  try {
    await measureReader(server, folder);
  } finally {
    server.stop();
  }
}

async function measureReader(server: Server, folder: string): Promise<void> {
  await firstByte(server, `start_date=${FIRST_DAY}&end_date=${FIRST_DAY}`);
  await sleep(1_000);
  const idle = await server.memory();
  await server.download(`${RANGE}&format=json`, join(folder, 'large'));
  const { peak } = await server.memory();
  const firstBytes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) firstBytes.push(await firstByte(server));
  const hundredThousand = `start_date=${FIRST_DAY}&end_date=${addDays(FIRST_DAY, 39)}`;
  const small = await timed(() => server.download(`${hundredThousand}&format=json`, join(folder, 'small')));
  const path = join(folder, 'parsed');
  await server.download(`${RANGE}&format=json&columns=${COLUMNS}`, path);
  const parsed = await readJson(path);
  printTable(
    'Export: what one reader sees',
    ['', 'measured', 'goal'],
    [
      ['first byte of 1 M rows, CSV', `${(median(firstBytes) * 1_000).toFixed(0)} ms`, '< 300 ms'],
      ['100,000 rows as JSON', `${small.toFixed(2)} s`, '< 3 s'],
      ['records of 1 M rows as JSON, by a streaming parser', String(parsed.records), String(parsed.promisedRecords)],
      ['their sum', parsed.cost, parsed.promisedCost],
      ['peak memory over idle, 1 M rows as JSON', `${(peak - idle.rss).toFixed(0)} MiB`, '<= 160 MiB'],
    ],
  );
}

async function firstByte(server: Server, range = RANGE): Promise<number> {
  const since = performance.now();
  const answer = await server.open(`${range}&format=csv`);
  await once(answer, 'readable');
  const seconds = (performance.now() - since) / 1_000;
  answer.resume();
  await once(answer, 'end');
  return seconds;
}

/** Many readers that take their time: memory, and connections that are at work or hold a picture. */
async function slowReaders({ pool }: BenchDatabase, server: Server): Promise<void> {
  const range = `start_date=${FIRST_DAY}&end_date=${addDays(FIRST_DAY, 39)}`;
  await sleep(2_000);
  await server.memory();
  const answers = await Promise.all(Array.from({ length: READERS }, () => server.open(`${range}&format=csv`)));
  const stop = new AbortController();
  for (const answer of answers) void trickle(answer, stop.signal);
  const held: number[] = [];
  const memory: number[] = [];
  for (const until = performance.now() + WATCH_MS; performance.now() < until; await sleep(500)) {
    const { rows } = await pool.query<{ held: number }>(
      `select count(*)::int as held from pg_stat_activity where application_name = 'aicost-export' and state <> 'idle'`,
    );
    held.push(rows[0]?.held ?? 0);
    memory.push((await server.memory()).rss);
  }
  stop.abort();
  for (const answer of answers) answer.destroy();
  const half = Math.floor(memory.length / 2);
  const perMinute = ((memory.at(-1) ?? 0) - (memory[half] ?? 0)) / (WATCH_MS / 2 / 60_000);
  printTable(
    `Export: ${READERS} readers of 100,000 rows at ${BYTES_A_SECOND / 1_000} kB/s`,
    ['', 'measured', 'goal'],
    [
      ['memory after warm-up, change a minute', `${perMinute.toFixed(1)} MiB`, 'flat'],
      ['memory at the end', `${(memory.at(-1) ?? 0).toFixed(0)} MiB`, ''],
      ['database connections in use, most', String(Math.max(...held)), '<= 2'],
      ['database connections in use, last 10 s', String(Math.max(...held.slice(half))), '0'],
    ],
  );
}

async function trickle(answer: IncomingMessage, signal: AbortSignal): Promise<void> {
  answer.on('error', () => undefined);
  while (!signal.aborted && !answer.readableEnded) {
    answer.read(BYTES_A_SECOND / 4);
    await sleep(250);
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1_000;
}
