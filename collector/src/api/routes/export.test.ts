import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExportApi, SEEDED_DAYS, cellsOf } from '../../../test/export/exportApi.js';
import { seedEveryKind } from '../../../test/export/seededLedger.js';
import { bearer } from '../access/access.testkit.js';

let api: ExportApi;
beforeAll(async () => {
  api = await ExportApi.open(seedEveryKind);
});
afterAll(() => api.close());

const HEADER = ['Date', 'Service', 'Account', 'Request Type', 'Tokens', 'Cost (USD)', 'Data Source', 'Notes'];
const today = async (): Promise<string> => {
  const { rows } = await api.pool.query<{ day: string }>(`select (aicost.now() at time zone 'UTC')::date as day`);
  return rows[0]?.day ?? '';
};

describe('the headers of an export', () => {
  test.each([
    ['csv', 'csv', 'text/csv; charset=utf-8'],
    ['CSV', 'csv', 'text/csv; charset=utf-8'],
    ['json', 'json', 'application/json; charset=utf-8'],
    ['ndjson', 'ndjson', 'application/x-ndjson; charset=utf-8'],
    ['focus', 'csv', 'text/csv; charset=utf-8'],
    ['parquet', 'parquet', 'application/vnd.apache.parquet'],
  ])('of format %s name the file, its type and its records', async (format, extension, contentType) => {
    const answer = await api.get({ ...SEEDED_DAYS, format });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': contentType,
      'content-disposition': `attachment; filename="usage_export_${await today()}.${extension}"`,
      'x-accel-buffering': 'no',
      'x-total-count': '19',
      'cache-control': 'no-store',
    });
    expect(answer.headers).not.toHaveProperty('content-length');
  });

  test('say each thing once on the wire, in chunks', async () => {
    const url = await api.app.listen({ host: '127.0.0.1', port: 0 });
    const query = new URLSearchParams(SEEDED_DAYS);
    const answer = await fetch(`${url}/api/usage/export?${query}`, { headers: bearer(await api.person()) });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('transfer-encoding')).toBe('chunked');
    expect((await answer.text()).split('\r\n')).toHaveLength(1 + 19 + 1 + 8 + 1);
  });

  test('of a compressed file say so, and it holds the same', async () => {
    const plain = await api.get({ ...SEEDED_DAYS, metadata: 'none' });
    const zipped = await api.get({ ...SEEDED_DAYS, metadata: 'none', gzip: '1' });
    expect(zipped.headers['content-type']).toBe('application/gzip');
    expect(zipped.headers['content-disposition']).toMatch(/\.csv\.gz"$/);
    expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true);
  });
});

test('a CSV file has a byte order mark, CR LF, the eight columns and closing lines that add up', async () => {
  const { body, rawPayload } = await api.get(SEEDED_DAYS);
  expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [table = '', footer = ''] = body.split('\r\n\r\n');
  const [header, ...rows] = cellsOf(`${table}\r\n`);
  expect(header).toEqual(HEADER);
  expect(rows).toHaveLength(19);
  expect(rows.map(([date]) => date)).toEqual(rows.map(([date]) => date).sort());
  expect(rows).toContainEqual(['2026-01-30', 'OpenAI', 'Main, "prod"', '', '', '-5', 'api', '']);
  expect(rows).toContainEqual(['2026-01-30', 'OpenAI', 'Main, "prod"', 'completion', '5000000000', '', 'api', '']);
  const note = `'-1 typed by dev@example.test,\n"second" line`;
  expect(rows).toContainEqual(['2026-01-30', 'Anthropic', `'=cmd|calc`, 'manual', '1000', '12.5', 'manual', note]);
  expect(footer.split('\r\n')).toEqual([
    '# AI Cost Tracker usage export',
    expect.stringMatching(/^# Generated: \d{4}-\d\d-\d\dT[\d:.]+Z$/),
    '# Date Range: 2026-01-30 to 2026-02-01 (UTC)',
    '# Total Records: 19',
    '# Total Cost (USD): 1.250000000003',
    '# Total Cost (EUR): 7.5',
    '# Records Without A Price: 3',
    '# Filters: service_id=all; account_id=all; source=all',
    '',
  ]);
});

test('a CSV file without metadata ends with its last row', async () => {
  const { body } = await api.get({ ...SEEDED_DAYS, metadata: 'none' });
  expect(cellsOf(body)).toHaveLength(20);
});

test('a JSON file says what it is before its records, in numbers', async () => {
  const { body } = await api.get({ ...SEEDED_DAYS, format: 'json', source: 'manual' });
  const file = JSON.parse(body) as { export_metadata: object; records: object[] };
  expect(Object.keys(file)).toEqual(['export_metadata', 'records']);
  expect(file.export_metadata).toEqual({
    generated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    date_range: { start: '2026-01-30', end: '2026-02-01' },
    filters: { service_id: null, account_id: null, source: 'manual', model: null },
    total_records: 1,
    total_cost_usd: 12.5,
    total_tokens: 1000,
    other_currencies: [],
    unpriced_records: 0,
    redacted: false,
  });
  expect(file.records).toEqual([
    {
      date: '2026-01-30',
      service: 'Anthropic',
      account: '=cmd|calc',
      request_type: 'manual',
      tokens: 1000,
      cost_usd: 12.5,
      data_source: 'manual',
      notes: '-1 typed by dev@example.test,\n"second" line',
      metadata: expect.objectContaining({
        model: null,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        tags: {},
      }),
    },
  ]);
});

test('what is not known is null in JSON and nothing else', async () => {
  const { body } = await api.get({ ...SEEDED_DAYS, format: 'json', source: 'api' });
  const { records } = JSON.parse(body) as { records: Record<string, unknown>[] };
  expect(records.filter(({ tokens, cost_usd }) => tokens === null && cost_usd === null)).toHaveLength(6);
  expect(body).not.toContain(':""');
});

test('without a filter the last thirty days are exported', async () => {
  const { body } = await api.get({ format: 'json' });
  const { export_metadata, records } = JSON.parse(body) as { export_metadata: { date_range: object }; records: [] };
  const end = await today();
  const start = new Date(Date.parse(end) - 29 * 86_400_000).toISOString().slice(0, 10);
  expect(export_metadata.date_range).toEqual({ start, end });
  expect(records).toEqual([]);
});

test.each([
  ['csv', /^\uFEFFDate,[^\r\n]*\r\n\r\n# AI Cost/],
  ['json', /"records":\[\n\n\]\}\n$/],
  ['ndjson', /^$/],
  ['focus', /^BilledCost,[^\r\n]*\r\n$/],
])('an export of nothing is a whole file of format %s', async (format, whole) => {
  const answer = await api.get({ format, start_date: '2020-01-01', end_date: '2020-01-02' });
  expect([answer.statusCode, answer.headers['x-total-count']]).toEqual([200, '0']);
  expect(answer.body).toMatch(whole);
});

test('chosen columns come in the order that was asked for', async () => {
  const columns = 'model,cost_usd,date';
  const csv = await api.get({ ...SEEDED_DAYS, columns, metadata: 'none', source: 'estimate' });
  expect(cellsOf(csv.body)[1]).toEqual(['claude-5', '0.25', '2026-01-30']);
  const json = await api.get({ ...SEEDED_DAYS, columns, format: 'ndjson', source: 'estimate' });
  expect(json.body.split('\n')[0]).toBe('{"model":"claude-5","cost_usd":0.25,"date":"2026-01-30"}');
});

test('an export stands in the audit when it begins and when it has ended, with its records', async () => {
  const url = await api.app.listen({ host: '127.0.0.1', port: 0 }).catch(() => api.app.listeningOrigin);
  const answer = await fetch(`${url}/api/usage/export?${new URLSearchParams({ ...SEEDED_DAYS, format: 'ndjson' })}`, {
    headers: bearer(await api.person()),
  });
  await answer.text();
  const rowsOfAudit = async () =>
    (
      await api.pool.query<{ action: string; detail: object }>(
        `select a.action, a.detail from aicost.audit as a
         where a.actor = (select b.actor from aicost.audit as b order by b.audit_id desc limit 1) order by a.audit_id`,
      )
    ).rows;
  let rows = await rowsOfAudit();
  while (rows.length < 2) rows = await rowsOfAudit();
  expect(rows).toMatchObject([
    { action: 'export.started', detail: { format: 'ndjson', firstDay: '2026-01-30', source: null } },
    { action: 'export.finished', detail: { rows: 19 } },
  ]);
});

describe('HEAD', () => {
  test('answers what GET would, exports nothing and counts nothing', async () => {
    const headers = bearer(await api.person());
    const { rows: before } = await api.pool.query('select count(*)::int as count from aicost.audit');
    const head = () => api.app.inject({ method: 'HEAD', url: '/api/usage/export', query: SEEDED_DAYS, headers });
    const answers = await Promise.all(Array.from({ length: 12 }, head));
    for (const answer of answers) {
      expect([answer.statusCode, answer.body]).toEqual([200, '']);
      expect(answer.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'x-total-count': '19' });
    }
    const { rows } = await api.pool.query('select count(*)::int as count from aicost.audit');
    expect(rows).toEqual(before);
    expect(api.pool.waitingCount).toBe(0);
  });

  test('refuses what GET refuses', async () => {
    const headers = bearer(await api.person());
    const answer = await api.app.inject({ method: 'HEAD', url: '/api/usage/export?format=xml', headers });
    expect(answer.statusCode).toBe(400);
  });
});
