import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TrendsApi, type Words } from '../../../../test/trends/trendsApi.js';
import { day } from '../../../domain/day.js';

let api: TrendsApi;
beforeAll(async () => {
  api = await TrendsApi.open(day('2026-03-15'));
});
afterAll(() => api.close());

const PATHS = ['/api/analytics/trends', '/api/analytics/breakdown?by=model', '/api/analytics/heatmap'];

const OF_ALL: readonly (readonly [Words, string, RegExp])[] = [
  [{ period: '31d' }, 'INVALID_REQUEST', /period is one of 7d, 30d, 90d; "31d" is not/],
  [{ period: '7d', start_date: '2026-03-01' }, 'INVALID_REQUEST', /give the period or the days/],
  [
    { start_date: '2026-03-02', end_date: '2026-03-01' },
    'INVALID_DATE_RANGE',
    /2026-03-02 is after end_date 2026-03-01/,
  ],
  [{ start_date: '2026-02-30' }, 'INVALID_DATE_FORMAT', /start_date is a calendar day .*"2026-02-30" is not/],
  [{ start_date: '2026-03-16', end_date: '2026-03-20' }, 'INVALID_DATE_RANGE', /after today, 2026-03-15/],
  [{ start_date: '2023-01-01' }, 'INVALID_DATE_RANGE', /are 1170 days; ask for at most 1098/],
  [{ start_date: '2026-01-01', end_date: '9999-12-31' }, 'INVALID_DATE_RANGE', /at most 1098/],
  [{ start_date: '1999-12-31', end_date: '2000-01-02' }, 'INVALID_DATE_RANGE', /before 2000-01-01/],
  [{ start_date: '0100-01-01', end_date: '0100-01-02' }, 'INVALID_DATE_RANGE', /before 2000-01-01/],
  [{ source: 'guess' }, 'INVALID_SOURCE', /source is one of/],
  [{ service_id: 'nothing' }, 'INVALID_SERVICE', /"nothing" is not known/],
  [{ account_id: '999' }, 'INVALID_ACCOUNT', /"999" is none/],
  [{ model: 'a\0b' }, 'INVALID_REQUEST', /the address holds a null character/],
  [{ acount_id: '1' }, 'BAD_REQUEST', /\w/],
];

test.each(OF_ALL)('%j is refused as %s by every question about time', async (words, code, sentence) => {
  for (const path of PATHS) {
    const [url = '', by] = path.split('?by=');
    const { status, body } = await api.ask(url, { ...words, ...(by === undefined ? {} : { by }) });
    expect({ path, status, code: body.code }).toEqual({ path, status: 400, code });
    expect(body.message).toMatch(sentence);
  }
});

test.each([
  ['trends', { metric: 'money' }, 'INVALID_REQUEST', /metric is one of cost, tokens, requests; "money" is not/],
  ['trends', { interval: 'year' }, 'INVALID_REQUEST', /interval is one of day, week, month, quarter; "year" is not/],
  ['heatmap', { metric: '' }, 'INVALID_REQUEST', /metric is one of/],
  ['breakdown', {}, 'INVALID_REQUEST', /by is missing; give one of service, account, model/],
  ['breakdown', { by: 'user' }, 'INVALID_REQUEST', /by is one of service, .*"user" is not/],
  ['breakdown', { by: 'constructor' }, 'INVALID_REQUEST', /"constructor" is not/],
  ['breakdown', { by: 'model', limit: '0' }, 'BAD_REQUEST', /limit/],
  ['breakdown', { by: 'model', limit: '1001' }, 'BAD_REQUEST', /limit/],
  ['breakdown', { by: 'model', cache_hits: 'maybe' }, 'BAD_REQUEST', /cache_hits/],
])('%s refuses %j as %s', async (name, words, code, sentence) => {
  const { status, body } = await api.ask(`/api/analytics/${name}`, words as Words);
  expect({ status, code: body.code }).toEqual({ status: 400, code });
  expect(body.message).toMatch(sentence);
});

test.each(PATHS)('%s answers a ledger without any charge', async (path) => {
  const [url = '', by] = path.split('?by=');
  expect(await api.ask(url, by === undefined ? {} : { by })).toMatchObject({ status: 200 });
});
