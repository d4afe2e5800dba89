import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client, Pool } from 'pg';
import { serverCommand, testServerUrl } from '../../test/serverCommand.js';
import { migrate, migrationsFolder } from './migrate.js';
import { readiness } from './readiness.js';
import { workingRole } from './workingRole.js';

/** What the first collector had; tests add files of their own after them. */
const NAMES = ['0001_ledger.sql', '0002_charge.sql', '0003_report.sql', '0004_roles.sql'];

let name: string;
let url: string;
let folder: string;
beforeEach(async () => {
  name = `aicost_migrate_${randomUUID().slice(0, 8)}`;
  await serverCommand(`create database ${name}`);
  url = Object.assign(new URL(testServerUrl), { pathname: `/${name}` }).href;
  folder = await mkdtemp(join(tmpdir(), 'aicost-migrations-'));
  for (const file of NAMES) await cp(join(migrationsFolder(), file), join(folder, file));
});
afterEach(async () => {
  await serverCommand(`drop database ${name} with (force)`);
  await rm(folder, { recursive: true });
});

async function asSuperuser(sql: string, on = testServerUrl): Promise<Record<string, unknown>[]> {
  const client = new Client(on);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  test('from nothing, and then again', async () => {
    const first = await migrate(url);
    expect(first.applied.slice(0, 4)).toEqual(NAMES);
    expect(first.version).toBe(first.applied.length);
    expect(await migrate(url)).toEqual({ version: first.version, applied: [] });
    expect(await asSuperuser('select kind from aicost.storage', url)).toEqual([{ kind: 'postgres' }]);
  });

  test('three collectors that start at once: one migrates, the others find it done', async () => {
    const results = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(results.map(({ applied }) => applied.length > 0).sort()).toEqual([false, false, true]);
    expect(new Set(results.map(({ version }) => version)).size).toBe(1);
  });

  test('goes on where an older collector ended', async () => {
    await rm(join(folder, '0004_roles.sql'));
    await migrate(url, folder);
    await cp(join(migrationsFolder(), '0004_roles.sql'), join(folder, '0004_roles.sql'));
    await writeFile(join(folder, '0005_more.sql'), 'create table aicost.more (id int);');
    expect(await migrate(url, folder)).toMatchObject({ applied: ['0004_roles.sql', '0005_more.sql'] });
  });

  test('rejects that an older collector stored at every read become one row each', async () => {
    await cp(migrationsFolder(), folder, { recursive: true });
    for (const file of (await readdir(folder)).filter((file) => file > '0016')) await rm(join(folder, file));
    await migrate(url, folder);
    await asSuperuser(
      `insert into aicost.charge_reject (account_id, stream, charge_date, run_id, reason, raw, recorded_at)
       select 1, 'costs', d.day, r.run, 'bad_number', '{}', '2026-11-20T12:00:00Z'::timestamptz + r.run * interval '1 hour'
       from generate_series(1, 3) as r (run), (values ('2026-11-20'::date), (null)) as d (day)`,
      url,
    );
    await migrate(url);
    const kept = 'run_id::int, seen, extract(hour from last_seen_at - recorded_at)::int as hours';
    const one = { run_id: 3, seen: 3, hours: 2 };
    expect(await asSuperuser(`select ${kept} from aicost.charge_reject`, url)).toEqual([one, one]);
  });

  test('that fails in the middle leaves the schema as it was', async () => {
    await writeFile(join(folder, '0005_wrong.sql'), 'create table aicost.half (id int); select 1 / 0;');
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: 'DATABASE_FAULT',
      message: expect.stringContaining('division by zero'),
    });
    expect(await asSuperuser(`select to_regnamespace('aicost') as schema`, url)).toEqual([{ schema: null }]);
  });

  test('D15: refuses a schema that is newer than the program', async () => {
    await writeFile(join(folder, '0005_newer.sql'), 'select 1;');
    await writeFile(join(folder, '0006_newest.sql'), 'select 1;');
    await migrate(url, folder);
    await rm(join(folder, '0005_newer.sql'));
    await rm(join(folder, '0006_newest.sql'));
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: 'SCHEMA_TOO_NEW',
      message: expect.stringMatching(/version 6, this collector knows 4/),
    });
  });

  test('refuses a schema that was made by an edited file', async () => {
    await writeFile(join(folder, '0003_report.sql'), 'select 1;');
    await rm(join(folder, '0004_roles.sql'));
    await migrate(url, folder);
    await expect(migrate(url)).rejects.toMatchObject({
      code: 'SCHEMA_CHANGED',
      message: expect.stringContaining('migration 3'),
    });
  });

  test('refuses files with a gap in their numbers', async () => {
    await rm(join(folder, '0002_charge.sql'));
    await expect(migrate(url, folder)).rejects.toThrow('numbered without gaps: 0003_report.sql');
  });

  test('whose connection is killed fails with a code and leaves the process and the schema alone', async () => {
    await writeFile(join(folder, '0005_slow.sql'), 'select pg_sleep(10);');
    const migrating = migrate(url, folder);
    const busy = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and application_name = 'aicost-migrate' and query like 'select pg_sleep%'`;
    const killing = (async () => {
      while ((await asSuperuser(busy)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    })();
    await expect(migrating).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await killing;
    expect(await asSuperuser(`select to_regnamespace('aicost') as schema`, url)).toEqual([{ schema: null }]);
  });
});

describe('the rights of the three roles', () => {
  const attempt = async (role: string, sql: string): Promise<string> =>
    asSuperuser(`set role ${role}; ${sql}`, url).then(
      () => 'done',
      (error: unknown) => String((error as { code?: string }).code),
    );
  const DENIED = '42501';

  test('aicost_reader sees the views and nothing else', async () => {
    await migrate(url);
    const views = await asSuperuser(`select viewname from pg_views where schemaname = 'report'`, url);
    expect(views.length).toBeGreaterThanOrEqual(9);
    for (const { viewname } of views)
      expect([viewname, await attempt('aicost_reader', `select * from report.${String(viewname)}`)]).toEqual([
        viewname,
        'done',
      ]);
    const tables = await asSuperuser(`select tablename from pg_tables where schemaname = 'aicost'`, url);
    expect(tables.length).toBeGreaterThanOrEqual(12);
    for (const { tablename } of tables) {
      expect([tablename, await attempt('aicost_reader', `select * from aicost.${String(tablename)}`)]).toEqual([
        tablename,
        DENIED,
      ]);
    }
    expect(await attempt('aicost_reader', 'delete from report.daily_cost_by_account')).not.toBe('done');
    expect(await attempt('aicost_reader', 'create table public.mine (id int)')).toBe(DENIED);
  });

  test.each([
    ['charge_revision', 'run_id = 1'],
    ['charge_reject', `raw = ''`],
    ['charge_reject', 'recorded_at = now()'],
  ])('aicost_writer adds to %s and can neither change what a row says (%s) nor remove it', async (table, change) => {
    await migrate(url);
    expect(await attempt('aicost_writer', `update aicost.${table} set ${change}`)).toBe(DENIED);
    expect(await attempt('aicost_writer', `delete from aicost.${table}`)).toBe(DENIED);
    expect(await attempt('aicost_writer', `truncate aicost.${table}`)).toBe(DENIED);
    expect(await attempt('aicost_writer', `select * from aicost.${table}`)).toBe('done');
  });

  test('aicost_writer appends to the audit, and can neither change a row nor write another time than now', async () => {
    await migrate(url);
    const row = `('me', 'Me', 'test', 'x', '{}')`;
    const append = `insert into aicost.audit (actor, actor_name, action, target, detail) values ${row}`;
    expect(await attempt('aicost_writer', append)).toBe('done');
    const refused = [
      `insert into aicost.audit (actor, actor_name, action, target, detail, at) values ('me', 'Me', 'test', 'x', '{}', '2020-01-01')`,
      `update aicost.audit set actor = 'you'`,
      'delete from aicost.audit',
      'truncate aicost.audit',
      `update aicost.manual_entry_version set actor = 'you'`,
      'delete from aicost.manual_entry_version',
    ];
    for (const sql of refused) expect([sql, await attempt('aicost_writer', sql)]).toEqual([sql, DENIED]);
  });

  test('aicost_writer can neither migrate nor drop nor remove an account', async () => {
    await migrate(url);
    for (const sql of [
      'insert into aicost.migration values (9, $$x$$, $$y$$)',
      'drop table aicost.charge',
      'delete from aicost.account',
      'alter table aicost.charge add column x int',
    ]) {
      expect([sql, await attempt('aicost_writer', sql)]).toEqual([sql, DENIED]);
    }
  });

  test('a plain owner, who may not make roles, migrates and works as himself', async () => {
    const owner = `owner_${name}`;
    await asSuperuser(`create role ${owner} login password 'owner'`);
    try {
      await asSuperuser(`alter database ${name} owner to ${owner}`);
      const own = Object.assign(new URL(url), { username: owner, password: 'owner' }).href;
      expect((await migrate(own)).applied.slice(0, 4)).toEqual(NAMES);
      expect(await workingRole(own)).toBeNull();
      expect(await workingRole(url)).toBe('aicost_writer');
      const pool = new Pool({ connectionString: own, max: 1 });
      expect(await readiness(pool, 5_000)).toEqual({ state: 'ready' });
      await pool.end();
    } finally {
      await asSuperuser(`drop owned by ${owner}`, url);
      await asSuperuser(`alter database ${name} owner to current_user`);
      await asSuperuser(`drop role ${owner}`);
    }
  });

  test('a role that may not even create a schema is told what is missing', async () => {
    const guest = `guest_${name}`;
    await asSuperuser(`create role ${guest} login password 'guest'`);
    try {
      const own = Object.assign(new URL(url), { username: guest, password: 'guest' }).href;
      await expect(migrate(own)).rejects.toMatchObject({
        code: 'DATABASE_GRANT_MISSING',
        message: expect.stringContaining(name),
      });
    } finally {
      await asSuperuser(`drop role ${guest}`);
    }
  });
});
