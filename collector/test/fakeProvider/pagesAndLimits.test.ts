import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, day } from '../../src/domain/day.js';
import { demoWorld } from './demoWorld.js';
import { anthropicWindow, get, getJson, objectsIn, openaiWindow } from './readAnswers.js';
import { startFakeProvider, type FakeProvider } from './server.js';

const TODAY = day('2026-11-22');
const OPENAI_KEY = 'sk-admin-demo-production';
const ANTHROPIC_KEY = 'sk-ant-admin-demo-platform';

let provider: FakeProvider;
let openai: string;
let anthropic: string;
beforeAll(async () => {
  provider = await startFakeProvider({ world: demoWorld(TODAY), asOf: '2026-11-22T12:00:00Z' });
  openai = `${provider.baseUrl('openai')}/v1/organization`;
  anthropic = `${provider.baseUrl('anthropic')}/v1/organizations`;
});
afterAll(async () => provider.close());

describe('page tokens', () => {
  test('a token of OpenAI works for its own query only', async () => {
    const url = `${openai}/costs?${openaiWindow(addDays(TODAY, -9), TODAY)}&limit=4`;
    const { next_page: token } = await getJson(url, OPENAI_KEY);
    const page = `&page=${String(token)}`;
    expect((await get(url + page, OPENAI_KEY)).status).toBe(200);
    const moved = `${openai}/costs?${openaiWindow(addDays(TODAY, -9), addDays(TODAY, -1))}&limit=4`;
    expect((await get(moved + page, OPENAI_KEY)).status).toBe(400);
    expect((await get(`${url}&group_by=line_item${page}`, OPENAI_KEY)).status).toBe(400);
    expect((await get(url + page, 'sk-admin-demo-research')).status).toBe(400);
    expect((await get(`${url}&page=nonsense`, OPENAI_KEY)).status).toBe(400);
  });

  test('a token of Anthropic works for its own query only', async () => {
    const url = `${anthropic}/analytics/cost?${anthropicWindow(addDays(TODAY, -9), TODAY)}&time_bucket_width=1d&limit=2`;
    const { next_page: token } = await getJson(url, ANTHROPIC_KEY);
    expect((await get(`${url}&page=${String(token)}`, ANTHROPIC_KEY)).status).toBe(200);
    expect((await get(`${url}&group_by[]=model&page=${String(token)}`, ANTHROPIC_KEY)).status).toBe(400);
  });
});

describe('limits', () => {
  const year = openaiWindow(addDays(TODAY, -300), TODAY);

  test('OpenAI costs give 7 buckets unasked and never more than 31, without a word', async () => {
    const unasked = await getJson(`${openai}/costs?${year}`, OPENAI_KEY);
    const clamped = await getJson(`${openai}/costs?${year}&limit=180`, OPENAI_KEY);
    expect(objectsIn(unasked['data'])).toHaveLength(7);
    expect(objectsIn(clamped['data'])).toHaveLength(31);
    expect(clamped['has_more']).toBe(true);
  });

  test('OpenAI usage refuses more than 31 buckets and names the maximum', async () => {
    const answer = await get(`${openai}/usage/completions?${year}&limit=32`, OPENAI_KEY);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('between 1 and 31');
  });

  test('Anthropic reports refuse more than 31 buckets, analytics more than 1000 rows, 31 days or 5 dimensions', async () => {
    const month = anthropicWindow(addDays(TODAY, -30), TODAY);
    const long = anthropicWindow(addDays(TODAY, -40), TODAY);
    const six = ['model', 'product', 'api_key_id', 'workspace_id', 'actor', 'speed'].map((d) => `&group_by[]=${d}`);
    const refused = [
      `cost_report?${month}&limit=32`,
      `usage_report/messages?${month}&limit=32`,
      `analytics/cost?${month}&limit=1001`,
      `analytics/cost?${long}`,
      `analytics/cost?${month}${six.join('')}`,
      `analytics/cost?${anthropicWindow(day('2025-12-20'), day('2026-01-10'))}`,
    ];
    for (const path of refused) expect((await get(`${anthropic}/${path}`, ANTHROPIC_KEY)).status).toBe(400);
  });

  test('rows that cost and token types fan out do not count for the limit of analytics', async () => {
    const url = `${anthropic}/analytics/cost?${anthropicWindow(addDays(TODAY, -3), TODAY)}&time_bucket_width=1d&limit=3`;
    const body = await getJson(`${url}&group_by[]=model&group_by[]=cost_type&group_by[]=token_type`, ANTHROPIC_KEY);
    expect(objectsIn(body['data']).length).toBeGreaterThan(6);
    expect(objectsIn(body['data']).every((row) => (row['cost'] as { requests: unknown }).requests === null)).toBe(true);
  });

  test('an Anthropic report that starts today is refused', async () => {
    expect((await get(`${anthropic}/cost_report?${anthropicWindow(TODAY, TODAY)}`, ANTHROPIC_KEY)).status).toBe(400);
  });

  test('OpenRouter answers for the last thirty completed days', async () => {
    const url = `${provider.baseUrl('openrouter')}/api/v1/activity?date=`;
    const statusOf = async (back: number) => (await get(url + addDays(TODAY, -back), 'sk-or-demo-management')).status;
    expect([await statusOf(0), await statusOf(1), await statusOf(30), await statusOf(31)]).toEqual([
      400, 200, 200, 400,
    ]);
  });
});

describe('wire form', () => {
  test('days before the account began are buckets without results', async () => {
    const body = await getJson(`${openai}/costs?${openaiWindow(day('2025-01-01'), day('2025-01-03'))}`, OPENAI_KEY);
    expect(objectsIn(body['data']).map((bucket) => bucket['results'])).toEqual([[], [], []]);
  });

  test('grouping by key is refused before 6 December 2025 and not at it', async () => {
    const url = `${openai}/costs?group_by=api_key_id&end_time=1765500000&start_time=`;
    const refused = await get(`${url}1764979199`, OPENAI_KEY);
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.text)).toEqual({
      error: {
        message: 'group_by api_key_id is not available before 1764979200',
        type: 'invalid_request_error',
        param: 'start_time',
        code: 'invalid_request_error',
      },
    });
    expect((await get(`${url}1764979200`, OPENAI_KEY)).status).toBe(200);
  });

  test('OpenAI money is a number, in exponent form when tiny; Anthropic money is text in cents', async () => {
    const window = openaiWindow(addDays(TODAY, -30), TODAY);
    const { text } = await get(`${openai}/costs?${window}&limit=31&group_by=line_item`, OPENAI_KEY);
    expect(text).toMatch(/"amount":\{"value":-?\d/);
    const report = await get(`${anthropic}/cost_report?${anthropicWindow(addDays(TODAY, -3), TODAY)}`, ANTHROPIC_KEY);
    expect(report.text).toMatch(/"amount":"\d+\.\d{6,}"/);
  });

  test('the organisation stands in a header', async () => {
    const costs = await get(`${openai}/costs?${openaiWindow(TODAY, TODAY)}`, OPENAI_KEY);
    expect(costs.headers.get('openai-organization')).toBe('org-demo-production');
    const names = await get(`${anthropic}/workspaces`, ANTHROPIC_KEY);
    expect(names.headers.get('anthropic-organization-id')).toBe('org-demo-anthropic-platform');
  });

  test('a deleted key is in the costs and in no list of names', async () => {
    const window = openaiWindow(addDays(TODAY, -20), TODAY);
    const costs = await get(`${openai}/costs?${window}&group_by=api_key_id`, OPENAI_KEY);
    const names = await get(`${openai}/projects/proj_demo_oldchat/api_keys`, OPENAI_KEY);
    expect(costs.text).toContain('key_demo_oldchat');
    expect(names.status).toBe(200);
    expect(names.text).not.toContain('key_demo_oldchat');
  });
});
