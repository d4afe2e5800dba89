import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ExportApi, SEEDED_DAYS, cellsOf } from '../../../test/export/exportApi.js';
import { seedEveryKind } from '../../../test/export/seededLedger.js';
import { bearer } from '../access/access.testkit.js';

let api: ExportApi;
let token: string;
beforeAll(async () => {
  api = await ExportApi.open(seedEveryKind);
  token = await api.person();
});
afterAll(() => api.close());

interface Preview {
  readonly total_records: number;
  readonly total_cost_usd: string;
  readonly metadata: Record<string, unknown>;
  readonly estimated_bytes: number;
  readonly records: Record<string, unknown>[];
  readonly head: string;
}

async function preview(query: Record<string, string>): Promise<Preview> {
  const url = '/api/usage/export/preview';
  const answer = await api.app.inject({ url, query: { ...SEEDED_DAYS, ...query }, headers: bearer(token) });
  expect(answer.statusCode).toBe(200);
  return answer.json<Preview>();
}

test('a preview has the totals and the first records of the file', async () => {
  const whole = await api.get({ ...SEEDED_DAYS, format: 'json' }, token);
  const { records } = JSON.parse(whole.body) as { records: object[] };
  const shown = await preview({ format: 'json' });
  expect(shown).toMatchObject({ total_records: 19, total_cost_usd: '1.250000000003' });
  expect(shown.metadata).toMatchObject({ total_records: 19, total_tokens: '15000001375', unpriced_records: 3 });
  expect(shown.records).toEqual(records);
  const ofRecords = (text: string): string => text.slice(text.indexOf('"records"'));
  expect(ofRecords(whole.body).startsWith(ofRecords(shown.head))).toBe(true);
  expect(Math.abs(shown.estimated_bytes - whole.rawPayload.length)).toBeLessThan(whole.rawPayload.length / 10);
});

test.each([1, 6, 8, 18, 19, 20])(
  'a preview of %d rows has no more than that, whatever days they are of',
  async (rows) => {
    const whole = await api.get({ ...SEEDED_DAYS, metadata: 'none' });
    const { records, head } = await preview({ rows: String(rows) });
    expect(records).toHaveLength(Math.min(rows, 19));
    expect(cellsOf(head)).toEqual(cellsOf(whole.body).slice(0, rows + 1));
  },
);

test('a preview of many days with few records each is cut in the middle of one', async () => {
  const many = { start_date: '2026-01-01', end_date: '2026-12-31' };
  const { records } = await preview({ ...many, rows: '10', format: 'parquet' });
  expect(records).toHaveLength(10);
});

test('a preview counts as no export', async () => {
  const person = await api.person();
  const url = '/api/usage/export/preview';
  for (let time = 0; time < 12; time += 1) {
    expect((await api.app.inject({ url, query: SEEDED_DAYS, headers: bearer(person) })).statusCode).toBe(200);
  }
});
