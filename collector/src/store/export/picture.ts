import type pg from 'pg';
import { CollectorError } from '../../errors.js';
import { daysCondition, seriesCondition, type ChargeFilter } from '../chargeFilter.js';
import { databaseError, type Pool } from '../db.js';
import { SERIES_FLAGS, SERIES_ORDER, SERIES_SOURCE, WINDOWS } from './fields.js';
import { lineSql, type LineFormat } from './lines.js';
import { planSlices, type Slice } from './planSlices.js';
import { exportTotals, recordsByDay, type ExportTotals } from './totals.js';

/** A part of the records as text, and how many they are. */
export interface Part {
  readonly records: number;
  readonly text: Buffer;
}

/**
 * One consistent picture of the ledger: whatever is written meanwhile, the totals and every slice are of the same moment.
 * It holds one or two connections and is to be closed as soon as the slices are read.
 */
export class ExportPicture {
  #helper: pg.PoolClient | null = null;

  private constructor(
    private readonly pool: Pool,
    private readonly leader: pg.PoolClient,
    readonly filter: ChargeFilter,
    readonly totals: ExportTotals,
    /** When it was taken, by the database's clock. */
    readonly takenAt: string,
  ) {}

  /** Waits for a connection of the pool; `DATABASE_BUSY` when none gets free in time. */
  static async take(pool: Pool, filter: ChargeFilter): Promise<ExportPicture> {
    const client = await pool.connect().catch((error: unknown) => {
      throw isQueueTimeout(error) ? busy(error) : databaseError(error);
    });
    client.on('error', ignoreLoss);
    try {
      await client.query('begin isolation level repeatable read');
      const { rows } = await client.query<{ now: string }>('select aicost.now() as now');
      return new ExportPicture(pool, client, filter, await exportTotals(client, filter), rows[0]?.now ?? '');
    } catch (error) {
      release(client, true);
      throw databaseError(error);
    }
  }

  /**
   * All records in order, slice by slice. A second connection works on the same picture while the pool has one to spare:
   * one server process that formats text is slower than the network. At most four slices are in memory.
   */
  async *parts(format: LineFormat, limit?: number): AsyncGenerator<Part> {
    try {
      const seriesCount = await prepareSeries(this.leader, this.filter, format);
      const days = await recordsByDay(this.leader, this.filter);
      const slices = planSlices(limit === undefined ? days : firstDays(days, limit), seriesCount);
      const clients = [this.leader];
      if (slices.length > 2 && limit === undefined) clients.push(...(await this.#addHelper(format)));
      yield* inOrder(slices, clients, (client, slice) => readSlice(client, slice, format, limit));
    } catch (error) {
      throw databaseError(error);
    }
  }

  /** Gives the connections back. Questions that still run are ended with their connection. */
  close(isBroken = false): void {
    release(this.leader, isBroken);
    if (this.#helper) release(this.#helper, isBroken);
    this.#helper = null;
  }

  async #addHelper(format: LineFormat): Promise<pg.PoolClient[]> {
    const { pool } = this;
    const canGrow = pool.totalCount < (pool.options.max ?? 1);
    if (pool.waitingCount > 0 || (pool.idleCount === 0 && !canGrow)) return [];
    const { rows } = await this.leader.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
    const helper = await pool.connect();
    helper.on('error', ignoreLoss);
    this.#helper = helper;
    await helper.query(`begin isolation level repeatable read; set transaction snapshot '${rows[0]?.snapshot ?? ''}'`);
    await prepareSeries(helper, this.filter, format);
    return [helper];
  }
}

/** The series that take part, with the texts of the format worked out once for each; returns how many there are. */
async function prepareSeries(client: pg.PoolClient, filter: ChargeFilter, format: LineFormat): Promise<number> {
  const columns = lineSql(format.pieces).fragments.map((sql, index) => `${sql} as f${index}`);
  await client.query(`
    set local work_mem = '32MB'; set local jit = off; set local client_min_messages = 'error';
    drop table if exists pg_temp.export_series;
    create temp table export_series on commit drop as
    select s.account_id, s.series_id, (row_number() over (order by ${SERIES_ORDER}))::int as rank, ${SERIES_FLAGS},
           ${columns.join(', ')}
    from ${SERIES_SOURCE} where ${seriesCondition(filter)};
    analyze export_series`);
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from export_series');
  return rows[0]?.count ?? 0;
}

/** One sort key where two would do: rows are sorted by it by the million. */
const ORDER = `((c.charge_date - date '2000-01-01')::bigint << 32) + x.rank, c.charge_period_start`;

async function readSlice(
  client: pg.PoolClient,
  slice: Slice,
  format: LineFormat,
  limit: number | undefined,
): Promise<Part> {
  const { line, needsWindow } = lineSql(format.pieces);
  const days = daysCondition(slice, 'c');
  const windows = needsWindow
    ? `join ${WINDOWS(days)} on w.account_id = c.account_id and w.stream = c.stream and w.charge_date = c.charge_date`
    : '';
  const ranks = slice.ranks === null ? '' : `and x.rank >= ${slice.ranks.from} and x.rank < ${slice.ranks.to}`;
  const text = `
    select count(*)::int as records, convert_to(coalesce(string_agg(l.line, E'${escaped(format.separator)}'), ''), 'UTF8') as text
    from (select ${line} as line
          from aicost.charge as c join export_series as x on x.account_id = c.account_id and x.series_id = c.series_id ${windows}
          where ${days} ${ranks} order by ${ORDER} ${limit === undefined ? '' : `limit ${limit}`}) as l`;
  // In binary the text arrives as bytes, which go out again as they are.
  const { rows } = await client.query<Part>({ text, binary: true } as pg.QueryConfig);
  return rows[0] ?? { records: 0, text: Buffer.alloc(0) };
}

function escaped(separator: string): string {
  return separator.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** Runs `read` for all slices, some ahead, shared out among the clients, and gives the results in order. */
async function* inOrder(
  slices: readonly Slice[],
  clients: readonly pg.PoolClient[],
  read: (client: pg.PoolClient, slice: Slice) => Promise<Part>,
): AsyncGenerator<Part> {
  const ahead: Promise<Part>[] = [];
  let next = 0;
  const start = (): void => {
    const [slice, client] = [slices[next], clients[next % clients.length]];
    next += 1;
    if (!slice || !client) return;
    const part = read(client, slice);
    // Nobody may be waiting any more when it fails.
    part.catch(ignoreLoss);
    ahead.push(part);
  };
  for (let count = 0; count < 2 * clients.length; count += 1) start();
  for (let part = ahead.shift(); part !== undefined; part = ahead.shift()) {
    const done = await part;
    start();
    yield done;
  }
}

/** As many of the first days as hold `limit` records. */
function firstDays<T extends { readonly records: number }>(days: readonly T[], limit: number): T[] {
  let records = 0;
  return days.filter((day) => {
    const isNeeded = records < limit;
    records += day.records;
    return isNeeded;
  });
}

function release(client: pg.PoolClient, isBroken: boolean): void {
  client.off('error', ignoreLoss);
  if (isBroken) client.release(true);
  else
    void client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
}

function ignoreLoss(): void {
  // The statement at work fails by itself.
}

function isQueueTimeout(error: unknown): boolean {
  return error instanceof Error && error.message.includes('timeout exceeded when trying to connect');
}

function busy(cause: unknown): CollectorError {
  return new CollectorError(
    'DATABASE_BUSY',
    'too many exports are being read from the database; try again in a minute',
    {
      cause,
      retryAfterMs: 60_000,
    },
  );
}
