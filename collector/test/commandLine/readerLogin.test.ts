import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { auditRows } from '../../src/store/audit.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { serverCommand } from '../serverCommand.js';
import { aicost } from './console.js';

interface Made {
  readonly name: string;
  readonly isNew: boolean;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly sslMode: string;
  readonly password: string;
}

/** Roles belong to the whole server, which other tests use too. */
const NAME = `reader_${process.pid}_${process.env.JEST_WORKER_ID ?? '0'}`;
const OTHER = `${NAME}_other`;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.AICOST_LOG_LEVEL = 'silent';
});
afterAll(async () => {
  for (const name of ['DATABASE_URL', 'AICOST_LOG_LEVEL']) delete process.env[name];
  await database.pool.query(`drop role if exists ${NAME}`);
  await database.pool.query(`drop role if exists ${OTHER}`);
  await database.drop();
});

async function make(name = NAME): Promise<Made> {
  const said = await aicost('reader-login', '--name', name, '--json');
  expect(said).toMatchObject({ code: 0, err: '' });
  return JSON.parse(said.out) as Made;
}

/** What the login gets for a statement: its rows, or the sentence of the server. */
async function as({ name, password, host, port, database: db }: Made, ...statements: string[]): Promise<unknown> {
  const client = new Client({ user: name, password, host, port, database: db });
  try {
    await client.connect();
    let rows: unknown = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('the login', () => {
  test('is told once, with all that a data source needs', async () => {
    const made = await make();
    const { hostname, port, pathname } = new URL(database.url);
    const endpoint = { host: hostname, port: Number(port), database: pathname.slice(1), sslMode: 'disable' };
    expect(made).toMatchObject({ name: NAME, ...endpoint, password: expect.stringMatching(/^[\w-]{43}$/) });
    const audit = await auditRows(database.pool, { before: null, actor: null, action: null, limit: 10 });
    expect(audit[0]).toMatchObject({ action: 'reader-login.create', target: `database role ${NAME}` });
    expect(JSON.stringify(audit)).not.toContain(made.password);
  });

  test('reads every view of the reports, and only them', async () => {
    const made = await make();
    const { rows } = await database.pool.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('report', 'aicost')`,
    );
    const answers = new Map<string, unknown>();
    for (const { name } of rows) answers.set(name, await as(made, `select * from ${name} limit 0`));
    const readable = [...answers].filter(([, answer]) => Array.isArray(answer)).map(([name]) => name);
    expect(readable.length).toBeGreaterThan(10);
    expect(readable).toEqual(rows.map(({ name }) => name).filter((name) => name.startsWith('report.')));
    expect(answers.get('aicost.charge')).toBe('permission denied for schema aicost');
  });

  test.each([
    [
      'writes nothing',
      ['create temp table notes (line text)'],
      /cannot execute CREATE TABLE in a read-only transaction/,
    ],
    [
      'writes nothing either when it lifts its own read-only mode',
      ['set default_transaction_read_only = off', 'delete from aicost.account'],
      /permission denied for schema aicost/,
    ],
    [
      'cannot make tables',
      ['set default_transaction_read_only = off', 'create table report.mine ()'],
      /denied for schema/,
    ],
    ['becomes nobody else', ['set role aicost_writer'], /permission denied to set role/],
  ])('%s', async (_what, statements, why) => {
    expect(await as(await make(), ...statements)).toMatch(why);
  });

  test('is bounded: half a minute a statement, twenty connections, days in UTC', async () => {
    const made = await make();
    const settings = `select current_setting('statement_timeout') as timeout, current_setting('TimeZone') as zone,
      (select rolconnlimit from pg_roles where rolname = current_user) as connections`;
    expect(await as(made, settings)).toEqual([{ timeout: '30s', zone: 'UTC', connections: 20 }]);
  });

  test('gets a new password each time, and the old one is void', async () => {
    const [first, second] = [await make(), await make()];
    expect([first.isNew, second.isNew]).toEqual([false, false]);
    expect(await as(first, 'select 1 as one')).toMatch(/password authentication failed/);
    expect(await as(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

test('without --json the password alone is printed, and beside it what it is for', async () => {
  const { code, out, err } = await aicost('reader-login', '--name', NAME);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^[\w-]{43}\n$/) });
  expect(err).toMatch(
    /^Login ".+" has a new password, the old one is void: \S+:\d+, database \S+, sslmode disable\. Keep/,
  );
});

describe('a role that is more than a reader of ours is left as it is', () => {
  const digest = async () =>
    (await database.pool.query('select rolpassword from pg_authid where rolname = $1', [OTHER])).rows;

  test.each([
    ['is in no group', ''],
    ['is in another group too', 'in role aicost_reader, aicost_writer'],
    ['may make roles', 'createrole in role aicost_reader'],
  ])('when it %s', async (_what, attributes) => {
    await database.pool.query(`drop role if exists ${OTHER}`);
    await database.pool.query(`create role ${OTHER} login password 'theirs' ${attributes}`);
    const before = await digest();
    const said = await aicost('reader-login', '--name', OTHER);
    expect(said).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is not only a reader of ours') });
    expect(await digest()).toEqual(before);
  });
});

describe('an owner that is no superuser', () => {
  const THEIRS = `${NAME}_theirs`;

  /** Runs `work` with the database of such an owner as DATABASE_URL. */
  async function asOwner(attributes: string, work: () => Promise<void>): Promise<void> {
    await database.pool.query(`drop role if exists ${OTHER}`);
    await database.pool.query(`create role ${OTHER} login password 'theirs' ${attributes}`);
    await database.pool.query(`create database ${THEIRS} owner ${OTHER}`);
    const url = new URL(database.url);
    [url.username, url.password, url.pathname] = [OTHER, 'theirs', THEIRS];
    process.env.DATABASE_URL = url.href;
    try {
      await work();
    } finally {
      process.env.DATABASE_URL = database.url;
      await serverCommand(`drop database ${THEIRS} with (force)`);
      await database.pool.query(`drop role if exists ${NAME}_third`);
    }
  }

  test('makes logins, and new passwords for them, where it may make roles', async () => {
    await asOwner('createrole', async () => {
      await database.pool.query(`grant aicost_reader to ${OTHER} with admin option`);
      const [first, second] = [await make(`${NAME}_third`), await make(`${NAME}_third`)];
      expect([first, second]).toMatchObject([
        { database: THEIRS, isNew: true },
        { database: THEIRS, isNew: false },
      ]);
      expect(await as(second, 'select * from report.daily_cost')).toEqual([]);
    });
  });

  test('is told so, and what to do, where it may not', async () => {
    await asOwner('', async () => {
      const said = await aicost('reader-login', '--name', `${NAME}_third`);
      expect(said).toMatchObject({ code: 1, out: '' });
      expect(said.err).toMatch(/^aicost: the user of DATABASE_URL may not make logins .*\[DATABASE_GRANT_MISSING\]\n$/);
    });
  });
});

test.each(['Grafana', '1st', 'a"b', 'pg_reader', ''])('a login cannot be called "%s"', async (name) => {
  const said = await aicost('reader-login', '--name', name);
  expect(said).toMatchObject({ code: 1, err: expect.stringContaining('a login cannot be called') });
});
