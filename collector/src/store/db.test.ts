import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { Client } from 'pg';
import '../../test/money/errorsOfNode.js';
import { testDatabase, type TestDatabase } from '../../test/database.js';
import { testServerUrl } from '../../test/serverCommand.js';
import { until } from '../../test/until.js';
import { CollectorError } from '../errors.js';
import {
  createPool,
  databaseError,
  databaseNow,
  sqlState,
  withRetriedTransaction,
  withTransaction,
  type PoolOptions,
} from './db.js';

let database: TestDatabase;
const pools: pg.Pool[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => Promise.all(pools.splice(0).map(async (pool) => (pool.ended ? undefined : pool.end()))));
afterAll(() => database.drop());

function open(options: Partial<PoolOptions> = {}, url = database.url): pg.Pool {
  const pool = createPool(url, { applicationName: 'aicost-db-test', ...options });
  pools.push(pool);
  return pool;
}

async function failureOf(work: Promise<unknown>): Promise<CollectorError> {
  const error: unknown = await work.then(() => null, databaseError);
  if (!(error instanceof CollectorError)) throw new Error(`not one of our failures: ${String(error)}`);
  return error;
}

async function setting(pool: pg.Pool, name: string): Promise<string> {
  const { rows } = await pool.query<{ value: string }>('select current_setting($1) as value', [name]);
  return rows[0]?.value ?? '';
}

describe('a connection', () => {
  test('lives in UTC, writes ISO dates and gives up on what takes too long, whatever the server thinks', async () => {
    await database.pool.query(
      `do $$ begin execute format('alter database %I set timezone = %L', current_database(), 'Pacific/Chatham'); end $$`,
    );
    await database.pool.query(
      `do $$ begin execute format('alter database %I set datestyle = %L', current_database(), 'German'); end $$`,
    );
    const pool = open();
    const settings = await Promise.all(
      ['TimeZone', 'DateStyle', 'statement_timeout', 'lock_timeout'].map(async (name) => setting(pool, name)),
    );
    expect(settings).toEqual(['UTC', 'ISO, MDY', '5min', '30s']);
  });

  test('keeps days and instants as text', async () => {
    const { rows } = await open().query(
      `select date '2026-11-20' as day, timestamptz '2026-11-20 23:59:59.25+00' as at, 0.1::numeric(24,12) as amount, 9007199254740993::bigint as big`,
    );
    expect(rows).toEqual([
      { day: '2026-11-20', at: '2026-11-20T23:59:59.25Z', amount: '0.100000000000', big: '9007199254740993' },
    ]);
  });

  test('takes options of the URL along and keeps its own', async () => {
    const url = new URL(database.url);
    url.searchParams.set('options', '-c search_path=report -c TimeZone=Asia/Kolkata');
    const pool = open({ clockOffset: '-3 days' }, url.href);
    expect(
      await Promise.all(['search_path', 'TimeZone', 'aicost.clock_offset'].map(async (name) => setting(pool, name))),
    ).toEqual(['report', 'UTC', '-3 days']);
  });

  test('may live in another time', async () => {
    const [now, then] = [await databaseNow(open()), await databaseNow(open({ clockOffset: '-40 days' }))];
    expect(Math.round((Date.parse(now) - Date.parse(then)) / 86_400_000)).toBe(40);
    expect(now).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+Z$/);
  });

  test('works with the rights of a role when told to', async () => {
    expect(await setting(open({ role: 'aicost_writer' }), 'role')).toBe('aicost_writer');
  });
});

describe('every failure of the database has a code and a sentence', () => {
  const state = (code: string) => Object.assign(new Error('as the server says it'), { code });

  test.each([
    ['08006', 'DATABASE_UNAVAILABLE', 'the connection to the database was lost'],
    ['57P01', 'DATABASE_UNAVAILABLE', 'the connection to the database was lost'],
    ['28P01', 'DATABASE_UNAVAILABLE', 'the database refused the login'],
    ['3D000', 'DATABASE_UNAVAILABLE', 'does not exist'],
    ['53100', 'DATABASE_FULL', 'no disk space left'],
    ['53300', 'DATABASE_UNAVAILABLE', 'no resources left'],
    ['55P03', 'DATABASE_BUSY', 'did not answer in time'],
    ['57014', 'DATABASE_BUSY', 'did not answer in time'],
    ['42501', 'DATABASE_GRANT_MISSING', 'a right is missing'],
    ['22003', 'NUMERIC_OVERFLOW', 'does not fit numeric(24,12)'],
    ['23505', 'DATABASE_FAULT', 'the database refused a statement'],
    ['ECONNREFUSED', 'DATABASE_UNAVAILABLE', 'check DATABASE_URL'],
    ['ECONNRESET', 'DATABASE_UNAVAILABLE', 'the database does not answer (ECONNRESET)'],
    ['EPIPE', 'DATABASE_UNAVAILABLE', 'the database does not answer (EPIPE)'],
  ])('%s is %s', (code, expected, sentence) => {
    const error = databaseError(state(code));
    expect(error).toMatchObject({ code: expected, message: expect.stringContaining(sentence) });
    expect(databaseError(error)).toBe(error);
  });

  test('what is no failure of the database passes unchanged', () => {
    const bug = new TypeError('x is not a function');
    expect([databaseError(bug), databaseError('text'), databaseError(null)]).toEqual([bug, 'text', null]);
    expect([sqlState(bug), sqlState(databaseError(state('40001'))), sqlState(state('EPIPE'))]).toEqual([
      '',
      '40001',
      '',
    ]);
  });

  test('a port on which nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const error = await failureOf(
      withTransaction(open({}, `postgresql://x@127.0.0.1:${port}/x`), async () => undefined),
    );
    expect(error).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: 'the database does not answer (ECONNREFUSED); check DATABASE_URL',
    });
  });

  test('a database that does not exist, and a wrong password', async () => {
    const url = new URL(database.url);
    url.pathname = '/nowhere';
    expect(await failureOf(databaseNow(open({}, url.href)))).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('3D000'),
    });
    url.username = 'nobody';
    url.password = 'canary-password';
    const refused = await failureOf(databaseNow(open({}, url.href)));
    expect(refused).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('refused the login'),
    });
    expect(JSON.stringify([refused.message, refused.stack])).not.toContain('canary-password');
  });

  test('a statement that takes too long, and one that waits too long for a lock', async () => {
    expect(
      await failureOf(withTransaction(open({ statementTimeoutMs: 50 }), async (tx) => tx.query('select pg_sleep(5)'))),
    ).toMatchObject({ code: 'DATABASE_BUSY' });
    const [holder, waiter] = [open(), open()];
    await withTransaction(holder, async (tx) => {
      await tx.query('lock table aicost.account');
      const waiting = withTransaction(waiter, async (second) => {
        await second.query(`set local lock_timeout = '50ms'`);
        await second.query('lock table aicost.account');
      });
      expect(await failureOf(waiting)).toMatchObject({
        code: 'DATABASE_BUSY',
        message: expect.stringContaining('55P03'),
      });
    });
  });

  test('a right that is missing names the table', async () => {
    const pool = open({ role: 'aicost_writer' });
    const error = await failureOf(withTransaction(pool, async (tx) => tx.query('delete from aicost.charge_revision')));
    expect(error).toMatchObject({
      code: 'DATABASE_GRANT_MISSING',
      message: expect.stringMatching(/aicost migrate.*charge_revision/),
    });
  });

  test('too many connections', async () => {
    await database.pool.query(`create role one_guest login password 'guest' connection limit 1`);
    const url = new URL(database.url);
    Object.assign(url, { username: 'one_guest', password: 'guest' });
    const [first, second] = [open({}, url.href), open({}, url.href)];
    try {
      await withTransaction(first, async () => {
        expect(await failureOf(databaseNow(second))).toMatchObject({
          code: 'DATABASE_UNAVAILABLE',
          message: expect.stringContaining('53300'),
        });
      });
    } finally {
      await first.end();
      await database.pool.query('drop role one_guest');
    }
  });
});

describe('a transaction', () => {
  test('that fails leaves nothing and gives its connection back', async () => {
    const pool = open({ size: 1 });
    await pool.query('create table kept (id int)');
    await expect(
      withTransaction(pool, async (tx) => {
        await tx.query('insert into kept values (1)');
        throw new Error('a bug');
      }),
    ).rejects.toThrow('a bug');
    expect((await pool.query('select * from kept')).rows).toEqual([]);
    expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
  });

  test('is tried again when the server chose it as the victim of a deadlock, at most three times', async () => {
    const pool = open();
    await pool.query('create table counter (id int primary key, n int)');
    await pool.query('insert into counter values (1, 0), (2, 0)');
    await pool.query(
      `do $$ begin execute format('alter database %I set deadlock_timeout = %L', current_database(), '50ms'); end $$`,
    );
    const fresh = open();
    let attempts = 0;
    const crossing = async (first: number, second: number): Promise<void> =>
      withRetriedTransaction(fresh, async (tx) => {
        await tx.query('update counter set n = n + 1 where id = $1', [first]);
        attempts += 1;
        // Both hold their first row before either asks for the other's.
        await until(() => attempts >= 2);
        await tx.query('update counter set n = n + 1 where id = $1', [second]);
      });
    await Promise.all([crossing(1, 2), crossing(2, 1)]);
    expect([3, 4]).toContain(attempts); // 4 where both found the deadlock in the same moment
    expect((await pool.query('select n from counter')).rows).toEqual([{ n: 2 }, { n: 2 }]);
    let tries = 0;
    const hopeless = withRetriedTransaction(pool, async (tx) => {
      tries += 1;
      await tx.query(`do $$ begin raise sqlstate '40001'; end $$`);
    });
    await expect(hopeless).rejects.toMatchObject({ code: 'DATABASE_FAULT' });
    expect(tries).toBe(3);
  });

  test('is not tried again after any other failure', async () => {
    let tries = 0;
    await expect(
      withRetriedTransaction(open(), async (tx) => {
        tries += 1;
        await tx.query('select 1 / 0');
      }),
    ).rejects.toMatchObject({ code: 'DATABASE_FAULT', message: expect.stringContaining('22012') });
    expect(tries).toBe(1);
  });
});

describe('D03: a connection that is killed', () => {
  const killAll = async (): Promise<void> => {
    const client = new Client(testServerUrl);
    await client.connect();
    await client.query(
      `select pg_terminate_backend(pid, 1000) from pg_stat_activity where application_name = 'aicost-db-test' and datname = $1`,
      [new URL(database.url).pathname.slice(1)],
    );
    await client.end();
  };

  test('while idle is replaced by the pool, which says so', async () => {
    const lost: Error[] = [];
    const pool = open({ onConnectionLost: (error) => lost.push(error) });
    await pool.query('select 1');
    await killAll();
    await until(() => lost.length > 0);
    expect(lost[0]?.message).toContain('terminating connection');
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('between two statements fails the transaction and not the process', async () => {
    const pool = open({ size: 1 });
    const error = await failureOf(
      withTransaction(pool, async (tx) => {
        await tx.query('select 1');
        await killAll();
        await tx.query('select 1');
      }),
    );
    expect(error.code).toBe('DATABASE_UNAVAILABLE');
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('within a statement fails the transaction and not the process', async () => {
    const pool = open({ size: 1 });
    const sleeping = failureOf(
      withTransaction(pool, async (tx) => {
        setTimeout(() => void killAll(), 50);
        await tx.query('select pg_sleep(10)');
      }),
    );
    expect(await sleeping).toMatchObject({ code: 'DATABASE_UNAVAILABLE', message: expect.stringContaining('57P01') });
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});
