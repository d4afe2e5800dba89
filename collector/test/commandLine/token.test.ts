import { userInfo } from 'node:os';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findApiToken, type ApiToken } from '../../src/store/apiTokens.js';
import { auditRows } from '../../src/store/audit.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { aicost } from './console.js';

const TOKEN = /^aict_[\w-]{43}$/;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.AICOST_LOG_LEVEL = 'silent';
  await database.pool.query(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     values ('acme', 'openai', 'OpenAI', 'config', '2026-01-01')`,
  );
});
afterAll(async () => {
  for (const name of ['DATABASE_URL', 'AICOST_LOG_LEVEL']) delete process.env[name];
  await database.drop();
});

test('before there is a token, list says how to make one', async () => {
  expect((await aicost('token', 'list')).out).toContain('aicost token create NAME --role viewer');
  expect(JSON.parse((await aicost('token', 'list', '--json')).out)).toEqual([]);
});

test('create prints the token alone, and tells beside it how to use it', async () => {
  const said = await aicost('token', 'create', 'ci', '--role', 'editor');
  const token = said.out.trim();
  expect(said.code).toBe(0);
  expect(token).toMatch(TOKEN);
  expect(said.err).toMatch(/^Token "ci". Keep it safe.*Authorization: Bearer <token>.*\/api\/features\n$/);
  expect(await findApiToken(database.pool, token)).toMatchObject({ tokenName: 'ci', role: 'editor', accountId: null });
});

test('create --json says the same in JSON', async () => {
  const said = await aicost('token', 'create', 'agents', '--role', 'ingest', '--account', 'acme', '--json');
  const { token, ...row } = JSON.parse(said.out) as ApiToken & { token: string };
  expect(token).toMatch(TOKEN);
  expect(row).toMatchObject({ tokenName: 'agents', role: 'ingest', accountId: expect.any(Number) });
  expect(await findApiToken(database.pool, token)).toMatchObject({ tokenId: row.tokenId });
});

test('list shows whose tokens there are, and no token', async () => {
  const { out } = await aicost('token', 'list');
  expect(out).toMatch(/ci\s+│ editor │ -\s+│ cli:\S+\s+│ 20\d\d-\d\d-\d\d \d\d:\d\d │/);
  expect(out).toMatch(/agents │ ingest │ acme/);
  expect(out + (await aicost('token', 'list', '--json')).out).not.toContain('aict_');
});

test('revoke ends a token and frees its name', async () => {
  const { out } = await aicost('token', 'create', 'short', '--role', 'viewer');
  expect(await aicost('token', 'revoke', 'short')).toMatchObject({ code: 0, out: 'token "short" is revoked\n' });
  expect(await findApiToken(database.pool, out.trim())).toBeUndefined();
  expect((await aicost('token', 'create', 'short', '--role', 'viewer')).code).toBe(0);
  const rows = JSON.parse((await aicost('token', 'list', '--json')).out) as ApiToken[];
  expect(rows.filter(({ tokenName }) => tokenName === 'short').map(({ revokedAt }) => revokedAt === null)).toEqual([
    false,
    true,
  ]);
});

test('the audit holds who made and revoked which token', async () => {
  const rows = await auditRows(database.pool, { before: null, actor: null, action: null, limit: 10 });
  const actor = `cli:${userInfo().username}`;
  expect(rows.every((row) => row.actor === actor)).toBe(true);
  expect(rows.map(({ action, detail }) => [action, detail]).reverse()).toEqual([
    ['token.create', { name: 'ci', role: 'editor', account: null }],
    ['token.create', { name: 'agents', role: 'ingest', account: 'acme' }],
    ['token.create', { name: 'short', role: 'viewer', account: null }],
    ['token.revoke', { name: 'short' }],
    ['token.create', { name: 'short', role: 'viewer', account: null }],
  ]);
  expect(rows[1]?.target).toBe(rows[2]?.target);
});

test.each([
  [
    ['create', 'ci', '--role', 'viewer'],
    'there is a token "ci" already; choose another name, or end that one with "aicost token revoke" [USAGE]',
  ],
  [['create', 'x', '--role', 'root'], 'there is no role "root"; choose one of viewer, editor, admin, ingest [USAGE]'],
  [
    ['create', 'x', '--role', 'ingest', '--account', 'nobody'],
    'there is no account "nobody"; see "aicost accounts list" [ACCOUNT_NOT_FOUND]',
  ],
  [
    ['create', 'x', '--role', 'viewer', '--account', 'acme'],
    '--account goes with --role ingest only; the other roles see every account [USAGE]',
  ],
  [
    ['create', ' x', '--role', 'viewer'],
    'a token needs a name of 1 to 100 printed characters, without spaces at its ends [USAGE]',
  ],
  [['revoke', 'nobody'], 'there is no token "nobody" in force; see "aicost token list" [USAGE]'],
])('%j is refused with one line', async (args, line) => {
  const before = (await aicost('token', 'list', '--json')).out;
  expect(await aicost('token', ...args)).toMatchObject({ code: 1, out: '', err: `aicost: ${line}\n` });
  expect((await aicost('token', 'list', '--json')).out).toBe(before);
});

test('create without a role says which option is missing', async () => {
  const said = await aicost('token', 'create', 'x');
  expect(said).toMatchObject({ code: 1, err: expect.stringContaining('--role <role>') });
});

test('a token without a name gets one', async () => {
  const { err, code } = await aicost('token', 'create', '--role', 'viewer');
  expect([code, err]).toEqual([0, expect.stringMatching(/^Token "viewer-[0-9a-f]{6}"/)]);
});
