import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { cloneModule } from '../../../test/embedded/clone.js';
import {
  preparedDataDir,
  removeTempDirs,
  serverProcesses,
  ServerUser,
  tempDir,
} from '../../../test/embedded/servers.js';
import { startEmbeddedPostgres } from './startEmbeddedPostgres.js';
import type { EmbeddedServer } from './startEmbeddedPostgres.js';

afterAll(removeTempDirs);

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a started server', () => {
  let server: EmbeddedServer;
  let parent: string;

  beforeAll(async () => {
    parent = await tempDir();
    server = await startEmbeddedPostgres({ dataDir: join(parent, 'a b', '.aicost'), settings: { work_mem: '7MB' } });
  });

  afterAll(() => server?.stop());

  test('serves the database aicost', async () => {
    expect(await query(server.url, 'select current_database() as name')).toEqual([{ name: 'aicost' }]);
  });

  test('has the settings the ledger was measured with (trap 10), and those of the caller', async () => {
    const wanted = {
      shared_buffers: '256MB',
      max_wal_size: '2GB',
      random_page_cost: '1.1',
      jit: 'off',
      client_connection_check_interval: '500ms',
      TimeZone: 'UTC',
      fsync: 'on',
      restart_after_crash: 'on',
      work_mem: '7MB',
    };
    const rows = await query(server.url, 'show all');
    const all = Object.fromEntries(rows.map(({ name, setting }) => [String(name), String(setting)]));
    expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, all[name]]))).toEqual(wanted);
  });

  test('asks for a SCRAM password (trap 7) that no other user can read', async () => {
    const cluster = join(server.dataDir, 'pg18');
    const rules = await query(server.url, 'select distinct auth_method from pg_hba_file_rules');
    expect(rules).toEqual([{ auth_method: 'scram-sha-256' }]);
    const wrong = server.url.replace(/:[^:@]{40,}@/, ':password@');
    await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(cluster, 'aicost.password'))).mode & 0o777).toBe(0o600);
    expect((await stat(cluster)).mode & 0o777).toBe(0o700);
  });

  test('shows its password in no command line and no log', async () => {
    const { password } = new URL(server.url);
    expect(password.length).toBeGreaterThanOrEqual(43);
    const [pid] = await serverProcesses(server.dataDir);
    const shown = [await readFile(`/proc/${pid}/cmdline`, 'utf8'), await readFile(`/proc/${pid}/environ`, 'utf8')];
    shown.push(await readFile(join(server.dataDir, 'postgres.log'), 'utf8'));
    expect(shown.filter((text) => text.includes(password))).toEqual([]);
  });

  test('keeps our environment, where provider keys are, to us', async () => {
    const [pid] = await serverProcesses(server.dataDir);
    const names = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0').map((entry) => entry.split('=')[0]);
    const allowed = ['LC_ALL', 'TZ', 'PATH', 'TMPDIR', 'LD_LIBRARY_PATH', 'PG_OOM_ADJUST_FILE', ''];
    expect(names.filter((name) => !allowed.includes(name ?? ''))).toEqual([]);
  });

  test('listens on the loopback address only', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '127.0.0.2';
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, outside, () => resolve('connected'));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
    expect(answer).toBe('ECONNREFUSED');
  });

  test('leaves nothing in the data directory but the cluster, its log and its port', async () => {
    expect((await readdir(server.dataDir)).sort()).toEqual(['pg18', 'postgres.log', 'postgres.port']);
  });
});

describe('starting', () => {
  test('again after a stop gives the same data on the same port', async () => {
    const dataDir = await preparedDataDir();
    const first = await startEmbeddedPostgres({ dataDir });
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(await serverProcesses(dataDir)).toEqual([]);
    const second = await startEmbeddedPostgres({ dataDir });
    expect(second.url).toBe(first.url);
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select * from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('takes another port when its own is taken', async () => {
    const dataDir = await preparedDataDir();
    const other = await startEmbeddedPostgres({ dataDir: await preparedDataDir() });
    await writeFile(join(dataDir, 'postgres.port'), String(other.port));
    const server = await startEmbeddedPostgres({ dataDir });
    expect(server.port).not.toBe(other.port);
    await Promise.all([server.stop(), other.stop()]);
  });

  test('makes the database aicost where a crash came between initdb and it', async () => {
    const dataDir = await preparedDataDir();
    const first = await startEmbeddedPostgres({ dataDir });
    await query(first.url.replace('/aicost?', '/postgres?'), 'drop database aicost');
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDir });
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  test.each([{ LANG: 'C' }, { LC_ALL: 'xx_YY.ISO-8859-1', PGOPTIONS: '-c nonsense=1', PGCLIENTENCODING: 'LATIN1' }])(
    'under %j makes a UTF-8 cluster (trap 3)',
    async (env) => {
      const root = await tempDir();
      const { script } = await cloneModule(root, 'linked');
      const user = new ServerUser(script, { dataDir: join(root, 'data'), env });
      const { url } = await user.ready();
      const sql = `select datname, pg_encoding_to_char(encoding) as encoding, datlocale,
        upper('straße é') as upper, length('日本') as length from pg_database where datname = 'aicost'`;
      expect(await query(url, sql)).toEqual([
        { datname: 'aicost', encoding: 'UTF8', datlocale: 'C.UTF-8', upper: 'STRASSE É'.replace('SS', 'ß'), length: 2 },
      ]);
      await user.stop();
    },
  );

  test('lets the process end by itself, and the server run on', async () => {
    const root = await tempDir();
    const { script } = await cloneModule(root, 'linked');
    const user = new ServerUser(script, { dataDir: join(root, 'data'), task: 'exit' });
    await user.ready();
    expect(await user.ended()).toBe(0);
    expect(await serverProcesses(root)).toHaveLength(1);
  });

  test('can be aborted at any moment and leaves nothing running', async () => {
    const dataDir = await tempDir();
    for (const ms of [0, 50, 300, 600, 700, 750]) {
      const signal = AbortSignal.timeout(ms);
      const started = await startEmbeddedPostgres({ dataDir, signal }).catch((error: Error) => error);
      if ('stop' in started) await started.stop();
      else expect(started.name).toMatch(/AbortError|TimeoutError/);
    }
    while ((await serverProcesses(dataDir)).length > 0) await sleep(10);
    expect((await readdir(dataDir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('a data directory that cannot be used', () => {
  test('of another major version is refused with both versions named (trap 2)', async () => {
    const dataDir = await tempDir();
    await mkdir(join(dataDir, 'pg18'));
    await writeFile(join(dataDir, 'pg18', 'PG_VERSION'), '17\n');
    const start = startEmbeddedPostgres({ dataDir });
    await expect(start).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES' });
    await expect(start).rejects.toThrow(/made by Postgres 17.*bundled server is Postgres 18.*export it/);
  });

  test('that holds the cluster of another major is not given an empty one beside it (trap 2)', async () => {
    const dataDir = await tempDir();
    await mkdir(join(dataDir, 'pg17'));
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/pg17 was made by Postgres 17/);
    expect(await readdir(dataDir)).toEqual(['pg17']);
  });

  test('with something else at pg18 is refused', async () => {
    const dataDir = await tempDir();
    await mkdir(join(dataDir, 'pg18', 'photos'), { recursive: true });
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/pg18 is not empty and holds no Postgres cluster/);
  });

  test('that is a file is refused', async () => {
    const dataDir = join(await tempDir(), 'file');
    await writeFile(dataDir, '');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      /file could not be started: .*EEXIST.*AICOST_DATA_DIR/,
    );
  });

  test('whose settings are broken is refused with what Postgres said', async () => {
    const start = startEmbeddedPostgres({ dataDir: await preparedDataDir(), settings: { shared_buffers: 'many' } });
    await expect(start).rejects.toThrow(/would not start on .*invalid value for parameter "shared_buffers": "many"/);
  });
});
