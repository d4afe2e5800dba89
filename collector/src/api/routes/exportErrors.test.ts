import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExportApi, SEEDED_DAYS } from '../../../test/export/exportApi.js';
import { seedEveryKind } from '../../../test/export/seededLedger.js';
import { ALL_FEATURES } from '../../../test/openServer.js';
import { bearer, tokenOf } from '../access/access.testkit.js';

let api: ExportApi;
beforeAll(async () => {
  api = await ExportApi.open(seedEveryKind);
});
afterAll(() => api.close());

const URL = '/api/usage/export';

describe('a request that cannot be understood', () => {
  test.each<[string, string, string]>([
    ['format=xml', 'INVALID_FORMAT', 'format is one of csv, json, ndjson, focus, parquet; "xml" is not'],
    ['format=', 'INVALID_FORMAT', '"" is not'],
    [
      'start_date=2026-02-30',
      'INVALID_DATE_FORMAT',
      'start_date is a calendar day written as 2026-01-31; "2026-02-30"',
    ],
    ['start_date=2026-2-3', 'INVALID_DATE_FORMAT', 'start_date'],
    ['end_date=31.01.2026', 'INVALID_DATE_FORMAT', 'end_date'],
    ['end_date=2026-01-31T00:00:00Z', 'INVALID_DATE_FORMAT', 'end_date'],
    ['start_date=', 'INVALID_DATE_FORMAT', 'start_date'],
    ['start_date=2026-02-02&end_date=2026-02-01', 'INVALID_DATE_RANGE', 'start_date 2026-02-02 is after end_date'],
    ['start_date=2999-01-01', 'INVALID_DATE_RANGE', 'start_date 2999-01-01 is after end_date'],
    ['source=guess', 'INVALID_SOURCE', 'source is one of api, estimate, import, manual, all; "guess" is not'],
    ['service_id=nobody', 'INVALID_SERVICE', 'service_id "nobody" is not known; known are '],
    ['service_id=1', 'INVALID_SERVICE', 'service_id "1"'],
    ['account_id=abc', 'INVALID_ACCOUNT', '"abc" is none'],
    ['account_id=0', 'INVALID_ACCOUNT', '"0" is none'],
    ['account_id=-1', 'INVALID_ACCOUNT', '"-1" is none'],
    ['account_id=99999', 'INVALID_ACCOUNT', '"99999" is none'],
    ['account_id=1e0', 'INVALID_ACCOUNT', '"1e0" is none'],
    ['account_id=1%20', 'INVALID_ACCOUNT', '"1 " is none'],
    ['columns=date,nonsense', 'INVALID_REQUEST', '"nonsense" is not'],
    ['columns=date,date', 'INVALID_REQUEST', 'each once'],
    ['columns=', 'INVALID_REQUEST', '"" is not'],
    ['columns=all&format=focus', 'INVALID_REQUEST', 'the columns of a FOCUS file are fixed'],
    ['metadata=sidecar', 'INVALID_REQUEST', 'metadata is one of none, footer'],
    ['redact=yes', 'INVALID_REQUEST', 'redact is 1 or 0; "yes" is neither'],
    ['gzip=2', 'INVALID_REQUEST', 'gzip is 1 or 0'],
    ['model=a%00b', 'INVALID_REQUEST', 'the address holds a null character'],
    ['sevice_id=openai', 'BAD_REQUEST', 'sevice_id'],
    ['format=csv&format=json', 'BAD_REQUEST', 'format'],
  ])('%s is %s, and says what is wrong', async (query, code, message) => {
    const headers = bearer(await api.person());
    const answer = await api.app.inject({ url: `${URL}?${query}`, headers });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error: expect.any(String), message: expect.stringContaining(message), code });
    expect(answer.headers).not.toHaveProperty('content-disposition');
  });

  test('is no export: it neither counts nor stands in the audit', async () => {
    const headers = bearer(await api.person());
    for (let time = 0; time < 11; time += 1) await api.app.inject({ url: `${URL}?format=xml`, headers });
    expect((await api.app.inject({ url: URL, headers })).statusCode).toBe(200);
    const { rows } = await api.pool.query(`select from aicost.audit as a where a.detail ->> 'format' = 'xml'`);
    expect(rows).toEqual([]);
  });
});

test('everything may be asked for that one may', async () => {
  const service = { service_id: 'anthropic', source: 'ALL', account_id: '2' };
  const answer = await api.get({ ...SEEDED_DAYS, ...service, gzip: 'false', redact: 'true', model: 'claude-5' });
  expect([answer.statusCode, answer.headers['x-total-count']]).toEqual([200, '3']);
});

describe('an export is refused', () => {
  test('to nobody', async () => {
    const answer = await api.app.inject({ url: URL });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'UNAUTHORIZED']);
  });

  test.each([URL, `${URL}/preview`])('to somebody who may only read (%s)', async (url) => {
    const headers = bearer(await tokenOf(api.pool, 'viewer', `viewer of ${url}`));
    const answer = await api.app.inject({ url, headers });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'FORBIDDEN']);
  });

  test.each([URL, `${URL}/preview`])('where the feature is off (%s)', async (url) => {
    const off = api.servers.serverOf(api.pool, { features: { ...ALL_FEATURES, export: false } });
    const answer = await off.inject({ url, headers: bearer(await api.person()) });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'FEATURE_OFF']);
  });

  test('the eleventh time in an hour, with the time to wait', async () => {
    const token = await api.person();
    for (let time = 0; time < 10; time += 1) expect((await api.get(SEEDED_DAYS, token)).statusCode).toBe(200);
    const answer = await api.get(SEEDED_DAYS, token);
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'RATE_LIMITED']);
    const seconds = Number(answer.headers['retry-after']);
    expect(seconds).toBeGreaterThan(3_500);
    expect(seconds).toBeLessThanOrEqual(3_600);
  });
});
