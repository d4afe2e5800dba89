import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Decimal } from '../../domain/decimal.js';
import { CollectorError } from '../../errors.js';
import { seriesCondition, type ChargeFilter } from '../chargeFilter.js';
import { databaseError, type Pool } from '../db.js';
import { binaryRows } from './binaryRows.js';
import { SERIES_FLAGS, SERIES_ORDER, SERIES_SOURCE, WINDOWS } from './fields.js';
import { lineSql, type LineFormat } from './lines.js';
import { planSlices, type Slice } from './planSlices.js';
import { exportTotals, recordsByDay, type ExportTotals } from './totals.js';

/** A part of the records as text, how many they are, and what those in US dollars add up to. */
export interface Part {
  readonly records: number;
  readonly costUsd: Decimal;
  readonly text: Buffer;
}

/**
 * One consistent picture of the ledger: whatever is written meanwhile, the totals and every slice are of the same moment.
 * It holds one or two connections and is to be closed as soon as the slices are read.
 */
export class ExportPicture {
  #helper: pg.PoolClient | null = null;
  #isReading = false;
  #isClosed = false;

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
   * one server process that formats text is slower than the network. Two slices are in memory.
   */
  async *parts(format: LineFormat): AsyncGenerator<Part> {
    this.#isReading = true;
    try {
      const slices = await this.#slices(format);
      const clients = slices.length > 2 ? await this.#withHelper(format) : [this.leader];
      const share = (turn: number): Slice[] => slices.filter((_, index) => index % clients.length === turn);
      yield* inTurn(clients.map((client, turn) => readSlices(client, share(turn), format)));
      this.#isReading = false;
    } catch (error) {
      throw databaseError(error);
    }
  }

  /** The first records, at most `limit`. */
  async *firstParts(format: LineFormat, limit: number): AsyncGenerator<Part> {
    this.#isReading = true;
    try {
      let left = limit;
      for (const slice of await this.#slices(format)) {
        if (left <= 0) break;
        for await (const part of readSlices(this.leader, [slice], format, left)) {
          left -= part.records;
          yield part;
        }
      }
      this.#isReading = false;
    } catch (error) {
      throw databaseError(error);
    }
  }

  async #slices(format: LineFormat): Promise<Slice[]> {
    const seriesCount = await prepareSeries(this.leader, this.filter, format);
    return planSlices(await recordsByDay(this.leader, this.filter), seriesCount, this.filter);
  }

  /** Gives the connections back, at any time and as often as you like. What still runs is ended with its connection. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    release(this.leader, this.#isReading);
    if (this.#helper) release(this.#helper, this.#isReading);
  }

  async #withHelper(format: LineFormat): Promise<pg.PoolClient[]> {
    const helper = await spareConnection(this.pool);
    if (helper === null) return [this.leader];
    if (this.#isClosed) {
      helper.release();
      return [this.leader];
    }
    helper.on('error', ignoreLoss);
    this.#helper = helper;
    const { rows } = await this.leader.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
    await helper.query(`begin isolation level repeatable read; set transaction snapshot '${rows[0]?.snapshot ?? ''}'`);
    await prepareSeries(helper, this.filter, format);
    return [this.leader, helper];
  }
}

/** A connection that can be had without waiting for anybody, or null: who holds one already must not queue for another. */
async function spareConnection(pool: Pool): Promise<pg.PoolClient | null> {
  const canGrow = pool.totalCount < (pool.options.max ?? 1);
  if (pool.waitingCount > 0 || (pool.idleCount === 0 && !canGrow)) return null;
  // The server may have none left; one is enough.
  return pool.connect().catch(() => null);
}

/** The server looks now and then whether anybody is still there, so that no question outlives its reader. Windows cannot. */
const STOP_WHEN_ALONE = `
do $$ begin
  perform set_config('client_connection_check_interval', '500', true);
exception when others then null;
end $$`;

/**
 * The series that take part, with the texts of the format worked out once for each; returns how many there are. With the
 * index no plan can be a slow one: fresh charges have no statistics yet, and each might be held against every series.
 */
async function prepareSeries(client: pg.PoolClient, filter: ChargeFilter, format: LineFormat): Promise<number> {
  const columns = lineSql(format.pieces).fragments.map((sql, index) => `${sql} as f${index}`);
  await client.query(`
    set local work_mem = '32MB'; set local jit = off; set local client_min_messages = 'error'; ${STOP_WHEN_ALONE};
    drop table if exists pg_temp.export_series;
    create temp table export_series on commit drop as
    select s.account_id, s.series_id, (row_number() over (order by ${SERIES_ORDER}))::int as rank, ${SERIES_FLAGS},
           ${columns.join(', ')}
    from ${SERIES_SOURCE} where ${seriesCondition(filter)};
    create unique index on export_series (account_id, series_id);
    analyze export_series`);
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from export_series');
  return rows[0]?.count ?? 0;
}

/** One sort key where two would do: rows are sorted by it by the million. */
const ORDER = `((c.charge_date - date '2000-01-01')::bigint << 32) + x.rank, c.charge_period_start`;

/**
 * The records of some slices, one text a slice. One statement for all of them: the server works on the next slice while
 * this one is on its way, and stops when nobody reads on.
 */
async function* readSlices(
  client: pg.PoolClient,
  slices: readonly Slice[],
  format: LineFormat,
  limit?: number,
): AsyncGenerator<Part> {
  if (slices.length === 0) return;
  const { line, needsWindow } = lineSql(format.pieces);
  const days = 'c.charge_date between slice.first_day and slice.last_day';
  const windows = needsWindow
    ? `join ${WINDOWS(days)} on w.account_id = c.account_id and w.stream = c.stream and w.charge_date = c.charge_date`
    : '';
  const ranks = slices.some((slice) => slice.ranks) ? 'and x.rank >= slice.from_rank and x.rank < slice.to_rank' : '';
  const query = `
    select l.records, l.cost_usd, l.text
    from (values ${slices.map(sliceSql).join(', ')}) as slice (first_day, last_day, from_rank, to_rank)
    cross join lateral (
      select count(*)::int as records, coalesce(sum(l.usd), 0)::text as cost_usd, coalesce(string_agg(l.line, E'${escaped(format.separator)}'), '') as text
      from (select ${line} as line, case when x.is_usd then c.billed_cost end as usd
            from aicost.charge as c join export_series as x on x.account_id = c.account_id and x.series_id = c.series_id ${windows}
            where ${days} ${ranks} order by ${ORDER} ${limit === undefined ? '' : `limit ${limit}`}) as l) as l`;
  yield* binaryRows(client.query(copyTo(`copy (${query}) to stdout (format binary)`)));
}

const LAST_RANK = 2_147_483_647;

function sliceSql({ firstDay, lastDay, ranks }: Slice): string {
  return `(date '${firstDay}', date '${lastDay}', ${ranks?.from ?? 0}, ${ranks?.to ?? LAST_RANK})`;
}

function escaped(separator: string): string {
  return separator.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** One part of each in turn, until all have ended. */
async function* inTurn(sources: readonly AsyncGenerator<Part>[]): AsyncGenerator<Part> {
  for (let ended = 0; ended < sources.length;) {
    ended = 0;
    for (const source of sources) {
      const { value, done } = await source.next();
      if (done === true) ended += 1;
      else yield value;
    }
  }
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
