import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../test/database.js';
import { until } from '../../test/until.js';
import { withinDeadline } from './deadline.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** The database behind a cable that can be pulled or cut. */
async function behindCable() {
  const { hostname, port } = new URL(database.url);
  const sockets: Socket[] = [];
  const server = createServer((inner) => {
    const outer = connect(Number(port), hostname);
    for (const socket of [inner, outer]) socket.on('error', () => undefined);
    inner.pipe(outer);
    outer.pipe(inner);
    sockets.push(inner, outer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(database.url);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 1, connectionTimeoutMillis: 2_000 });
  pool.on('error', () => undefined);
  return {
    pool,
    /** Nothing passes any more, and nobody is told. */
    pull: () => sockets.forEach((socket) => socket.unpipe()),
    cut: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}

/** Jest's realm is not the one of Node, so `databaseError` takes an error of a socket for no `Error` here. */
const LOST = { code: expect.stringMatching(/^(DATABASE_UNAVAILABLE|ECONNRESET)$/) };

describe('work with a deadline', () => {
  test('gives its result and the connection back', async () => {
    await using cable = await behindCable();
    for (let round = 0; round < 3; round += 1) {
      const { rows } = await withinDeadline(cable.pool, 1_000, (db) => db.query<{ one: number }>('select 1 as one'));
      expect(rows).toEqual([{ one: 1 }]);
    }
    expect([cable.pool.totalCount, cable.pool.idleCount]).toEqual([1, 1]);
  });

  test('fails when the network swallows the answer, and the pool goes on with a new connection', async () => {
    await using cable = await behindCable();
    const reading = withinDeadline(cable.pool, 500, async (db) => {
      await db.query('select 1');
      cable.pull();
      await db.query('select 2');
    });
    await expect(reading).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: 'the database did not answer within 0.5 s',
    });
    await expect(withinDeadline(cable.pool, 1_000, (db) => db.query('select 3'))).resolves.toMatchObject({
      rowCount: 1,
    });
  });

  test('fails when a statement takes too long', async () => {
    await using cable = await behindCable();
    const reading = withinDeadline(cable.pool, 300, (db) => db.query('select pg_sleep(5)'));
    await expect(reading).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  test('fails when no connection is free, and gives a late one back', async () => {
    await using cable = await behindCable();
    const held = await cable.pool.connect();
    await expect(withinDeadline(cable.pool, 200, (db) => db.query('select 1'))).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
    held.release();
    await until(() => cable.pool.idleCount === 1);
    expect([cable.pool.totalCount, cable.pool.idleCount, cable.pool.waitingCount]).toEqual([1, 1, 0]);
  });

  test.each([
    ['during a statement', (db: { query(text: string): Promise<unknown> }) => db.query('select pg_sleep(1)')],
    ['between two statements', () => sleep(300)],
  ])('survives a connection that is cut %s', async (_when, wait) => {
    await using cable = await behindCable();
    const reading = withinDeadline(cable.pool, 3_000, async (db) => {
      await db.query('select 1');
      setTimeout(() => cable.cut(), 100);
      await wait(db);
      await db.query('select 2');
    });
    await expect(reading).rejects.toMatchObject(LOST);
    await expect(withinDeadline(cable.pool, 1_000, (db) => db.query('select 3'))).resolves.toMatchObject({
      rowCount: 1,
    });
  });

  test('tells failures of the server as ours', async () => {
    await expect(withinDeadline(database.pool, 1_000, (db) => db.query('select * from nowhere'))).rejects.toMatchObject(
      { code: 'DATABASE_FAULT' },
    );
  });
});
