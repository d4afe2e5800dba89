import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tokenOf } from '../../src/api/access/access.testkit.js';
import type { FaultAction } from '../fakeProvider/faults/fault.js';
import { carelessCalls, makeCalls, plainCalls } from './calls.js';
import { Canaries } from './canaries.js';
import { firstDay, Installation, today } from './installation.js';
import { Trail, WAYS } from './trail.js';

const canaries = new Canaries();
const trail = new Trail();
const pasted = canaries.secret('key of an account of the app', 'sk-admin-', '');
let installation: Installation;

beforeAll(async () => {
  installation = await Installation.open(canaries, trail);
  await everyRead();
  await everyCall();
  await everyCommand();
  await bothCrashes();
  await everyTable();
}, 240_000);
afterAll(() => (installation as Installation | undefined)?.[Symbol.asyncDispose]());

/** Reads of providers, that answer with what they were sent. */
async function everyRead(): Promise<void> {
  const openai = installation.env.OPENAI_ADMIN_KEY ?? '';
  const echo = `you sent ${openai}, ${Buffer.from(`user:${openai}`).toString('base64')}, to https://host/?key=${openai}`;
  await installation.run(['sync', '--json']);
  const again = ['sync', '--account', 'openai', '--from', firstDay, '--to', today];
  const answers: FaultAction[] = [
    { type: 'status', code: 401, body: { error: { message: echo } } },
    { type: 'status', code: 400, body: echo },
    { type: 'status', code: 403, body: { error: { message: Buffer.from(openai).toString('hex') } } },
    { type: 'redirect', location: `https://elsewhere.example/?token=${encodeURIComponent(openai)}` },
    { type: 'badNumber', value: openai },
  ];
  for (const action of answers) {
    installation.provider.setFaults([{ match: { provider: 'openai' }, times: 3, action }]);
    await installation.run(again);
  }
  installation.provider.setFaults([]);
}

async function everyCall(): Promise<void> {
  const { database, grafana } = installation;
  const admin = await tokenOf(database.pool, 'admin', 'canary');
  canaries.watch('an API token', admin.slice('aict_'.length));
  const daemon = await installation.startDaemon();
  const account = { name: 'pasted', service_id: 'openai', secrets: { adminKey: pasted } };
  await makeCalls(installation, daemon.url, [{ method: 'POST', path: '/api/accounts', body: account }], admin);
  const { rows } = await database.pool.query<{ id: number }>(
    `select account_id as id from aicost.account where account_name = 'pasted'`,
  );
  const accountId = rows[0]?.id ?? 0;
  const ask = { method: 'POST', path: `/api/accounts/${accountId}/test` };
  await makeCalls(installation, daemon.url, [ask, ...carelessCalls(installation, accountId)], admin);
  const answer = await grafana.proxy(daemon.url, 'GET', '/api/features', { role: 'Admin', routeScope: 'admin' });
  trail.add('answer', 'GET through Grafana', await answer.text());
  await makeCalls(installation, daemon.url, plainCalls(installation), admin);
  trail.add('log', 'the daemon', (await daemon.stop('SIGTERM')).said);
  const ring = JSON.parse(await readFile(join(installation.folder, 'keyring.json'), 'utf8')) as { keys: object };
  for (const key of Object.values(ring.keys) as string[]) {
    canaries.watch('a key of the key ring', key);
    canaries.watch('bytes of the key ring', Buffer.from(key, 'base64').toString('latin1'));
  }
}

async function everyCommand(): Promise<void> {
  const commands = [
    ...['accounts list --json', 'accounts list', 'accounts configured --json', 'accounts test pasted --json'],
    ...['accounts test openai', 'doctor --json', 'doctor', 'keys list --json', 'token list --json', 'migrate'],
    ...['report --json', `verify-provider openai --day ${today} --json`, 'keys rotate'],
  ];
  await atOnce(commands, (command) => installation.run(command.split(' ')));
  await atOnce(['csv', 'json', 'ndjson', 'focus', 'parquet'], async (format) => {
    const file = join(installation.folder, `export.${format}`);
    const columns = format === 'focus' ? [] : ['--columns', 'all'];
    await installation.run(['export', '--format', format, '-o', file, ...columns]);
    await installation.fileToTrail(`export.${format}`);
  });
  const add = ['accounts', 'add', 'again', '--service', 'openai', '--secret', 'adminKey'];
  await installation.run(add, {}, `${canaries.secret('a line of standard input', 'sk-admin-', ' two words')}\n`);
  const cell = canaries.secret('a cell of a file', 'sk-admin-', '');
  await installation.run(['import', '-'], {}, `Date,Account,Cost (USD)\n${today},openai,${cell}\n${cell},openai,1\n`);
  await faultyConfigurations();
}

/** Configurations that are refused, with the secret in the faulty place. */
async function faultyConfigurations(): Promise<void> {
  const write = async (name: string, content: string) => {
    await writeFile(join(installation.folder, name), content, { mode: 0o600 });
    return join(installation.folder, name);
  };
  const key = (place: string) => canaries.secret(place, 'sk-admin-', '');
  const environments: Record<string, string>[] = [
    { AICOST_CONFIG: await write('broken.yaml', `accounts: [{secrets: {adminKey: ${key('broken YAML')}`) },
    { AICOST_CONFIG: await write('left.yaml', `${key('a key of YAML')}: 1\n`) },
    { AICOST_KEYRING_FILE: await write('ring.json', `{"keys": {"k1": "${key('a broken key ring')}"`) },
    { AICOST_LISTEN: key('another setting') },
    { OPENAI_ADMIN_KEY: `${key('a key with white space')} ` },
    { DATABASE_URL: `postgres://u:${key('password of no database')}@127.0.0.1:1/none` },
    { DATABASE_URL: `mysql://u:${key('password of another database')}@127.0.0.1/none` },
  ];
  await atOnce(environments, (env) => installation.run(['accounts', 'list'], env));
}

/** Most of the time of a command is its start. */
async function atOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all([worker(), worker(), worker()]);
}

async function bothCrashes(): Promise<void> {
  await atOnce(['error', 'rejection'], async (how) => {
    const daemon = await installation.startDaemon({ CANARY_CRASH_HOW: how });
    const { code, said } = await daemon.stop('SIGHUP');
    trail.add('crash', `${how}, exit code ${code}`, said);
  });
}

async function everyTable(): Promise<void> {
  const { pool } = installation.database;
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema')`,
  );
  for (const { name } of rows) {
    const content = await pool.query<{ row: string }>(`select t::text as row from ${name} as t`);
    trail.add('database', `table ${name}`, content.rows.map(({ row }) => row).join('\n'));
  }
}

test.each(WAYS.map((way) => [way]))('no secret leaves by the way "%s"', (way) => {
  const left = trail.of(way);
  expect(left.length).toBeGreaterThan(0);
  expect(left.flatMap(({ where, bytes }) => canaries.hits(where, bytes))).toEqual([]);
});

test('what was searched is what was meant', async () => {
  expect(canaries.places.length).toBeGreaterThan(60);
  expect(trail.text('log')).toContain('"level":"debug"');
  expect(trail.text('command')).toMatch(/PROVIDER_UNAUTHORIZED[^]*PROVIDER_BAD_REQUEST[^]*PROVIDER_REDIRECT/);
  expect(trail.text('command')).toContain('[secret]');
  expect(trail.text('command')).toContain('IMPORT_REFUSED');
  expect(trail.text('answer')).toContain('POST /api/accounts: 201');
  expect(trail.text('answer')).not.toMatch(/: 5\d\d\n.*INTERNAL/);
  expect(trail.text('metrics')).toContain('aicost_month_to_date_cost{account="openai"');
  expect(trail.text('export')).toContain('openai,');
  expect(trail.text('crash')).toMatch(/exit code 1\n[^]*the crash of this test, with \[secret\][^]*exit code 1\n/);
  expect(trail.text('database')).toMatch(/table aicost\.account_secret\n\(\d+,adminKey,/);
  const { rows } = await installation.database.pool.query<{ bytes: Buffer }>(
    'select ciphertext as bytes from aicost.account_secret',
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { bytes } of rows) expect(canaries.hits('ciphertext', bytes)).toEqual([]);
});
