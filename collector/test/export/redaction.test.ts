import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExportApi, rowsOf, SEEDED_DAYS } from './exportApi.js';
import { seedRareKinds } from './rareKinds.js';
import { seedEveryKind } from './seededLedger.js';

let api: ExportApi;
beforeAll(async () => {
  api = await ExportApi.open(async (pool) => {
    await seedEveryKind(pool);
    await seedRareKinds(pool);
  });
});
afterAll(() => api.close());

const SECRETS = ['dev@example.test', 'boss@example.test', 'owner@example.test', 'key_abcdef', 'sk-proj-abc'];

describe('a redacted export', () => {
  test.each([
    { format: 'csv', columns: 'all' },
    { format: 'json' },
    { format: 'ndjson', columns: 'all' },
    { format: 'focus' },
  ])('of $format has no address and no key, and is well-formed', async (query) => {
    const open = await api.get({ ...SEEDED_DAYS, ...query, metadata: 'none' });
    for (const secret of SECRETS) expect(open.body).toContain(secret);
    const { body } = await api.get({ ...SEEDED_DAYS, ...query, metadata: 'none', redact: '1' });
    for (const secret of SECRETS) expect(body).not.toContain(secret);
    expect(body).toContain('…3456');
    if (query.format === 'json') JSON.parse(body);
    else if (query.format === 'ndjson') for (const line of body.trim().split('\n')) JSON.parse(line);
    else for (const { Tags } of rowsOf(body)) JSON.parse(Tags ?? '');
  });

  test('keeps what stands around them', async () => {
    const query = { ...SEEDED_DAYS, format: 'ndjson', columns: 'tags', redact: '1', source: 'import' };
    const [line = ''] = (await api.get(query)).body.split('\n');
    expect(JSON.parse(line)).toEqual({
      tags: { team: 'blue', '[e-mail]': 'line\n[e-mail]', key: '\t…qrst' },
    });
  });
});

describe('a key', () => {
  test.each([
    ['sk-ant-api03-abcdefghijklmnop', '…mnop'],
    ['(sk-abcdefghijkl)', '(…ijkl)'],
    ['gsk_abcdefghijklmnop', '…mnop'],
    ['AKIAABCDEFGHIJKLMNOP', '…MNOP'],
    ['AIzaSyA-bcdefghijklmnop_', '…nop_'],
    ['sk-abcdefghijkl_mn and more', '…l_mn and more'],
    ['task-abcdefghijklmnop', 'task-abcdefghijklmnop'],
    ['key west', 'key west'],
  ])('%s is shown as %s', async (text, shown) => {
    const { rows } = await api.pool.query<{ text: string }>('select aicost.redacted($1) as text', [text]);
    expect(rows[0]?.text).toBe(shown);
  });
});
