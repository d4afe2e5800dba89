import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'lossless-json';
import { addDays, day } from '../../../src/domain/day.js';
import { demoWorld } from '../demoWorld.js';
import type { JsonObject } from '../http/json.js';
import { anthropicWindow, get, getJson, openaiWindow } from '../readAnswers.js';
import { startFakeProvider, type FakeProvider } from '../server.js';
import type { FaultAction } from './fault.js';
import { amountsOf, readUnits, rowsOf } from './amounts.js';

const TODAY = day('2026-11-22');
const KEY = 'sk-admin-demo-production';

let provider: FakeProvider;
let url: string;
beforeAll(async () => {
  provider = await startFakeProvider({ world: demoWorld(TODAY), asOf: '2026-11-22T12:00:00Z' });
  const window = openaiWindow(addDays(TODAY, -9), addDays(TODAY, -4));
  url = `${provider.baseUrl('openai')}/v1/organization/costs?${window}&limit=3&group_by=line_item,project_id`;
});
afterAll(async () => provider.close());
afterEach(() => provider.setFaults([]));

async function spoiled(action: FaultAction): Promise<JsonObject> {
  provider.setFaults([{ action }]);
  return getJson(url, KEY);
}

function sumOf(body: JsonObject): bigint {
  return amountsOf(body).reduce((sum, slot) => sum + readUnits(slot), 0n);
}

describe('rows that lie', () => {
  test('amounts a hundred times too large', async () => {
    const honest = await getJson(url, KEY);
    expect(sumOf(await spoiled({ type: 'scale100' }))).toBe(sumOf(honest) * 100n);
  });

  test('a key that stands twice in one row', async () => {
    provider.setFaults([{ action: { type: 'duplicateKeys' } }]);
    const { text } = await get(url, KEY);
    expect(text.match(/"amount"/g)?.length).toBe(rowsOf(JSON.parse(text) as JsonObject).length + 1);
    expect(() => parse(text)).toThrow(/Duplicate key/);
  });

  test.each(['NaN', '1,234.50', '1e400'])('the number %s', async (value) => {
    provider.setFaults([{ action: { type: 'badNumber', value } }]);
    const { text } = await get(url, KEY);
    expect(text).toContain(value === '1e400' ? '"value":1e400' : `"value":"${value}"`);
  });

  test('fields and dimensions that nobody announced', async () => {
    const honest = await getJson(url, KEY);
    const dimension = await spoiled({ type: 'unknownDimension' });
    expect(rowsOf(dimension)).toHaveLength(rowsOf(honest).length + 1);
    expect(sumOf(dimension)).toBe(sumOf(honest));
    expect(rowsOf(dimension).filter((row) => typeof row['deployment_ring'] === 'string')).toHaveLength(2);
    expect(rowsOf(await spoiled({ type: 'unknownField' }))[0]).toHaveProperty('is_preview', true);
  });

  test('a row without its amount', async () => {
    const rows = rowsOf(await spoiled({ type: 'nullAmount' }));
    expect(rows.filter((row) => !('amount' in row))).toHaveLength(1);
  });

  test('the organisation of somebody else', async () => {
    provider.setFaults([{ action: { type: 'otherOrganisation', organisation: 'org-other' } }]);
    expect((await get(url, KEY)).headers.get('openai-organization')).toBe('org-other');
  });

  test('the shapes of Anthropic and OpenRouter are spoiled the same way', async () => {
    const root = provider.baseUrl('anthropic');
    const analytics = `${root}/v1/organizations/analytics/cost?${anthropicWindow(addDays(TODAY, -3), TODAY)}&group_by[]=model`;
    const activity = `${provider.baseUrl('openrouter')}/api/v1/activity`;
    for (const [address, key] of [
      [analytics, 'sk-ant-admin-demo-platform'],
      [activity, 'sk-or-demo-management'],
    ] as const) {
      provider.setFaults([]);
      const honest = await getJson(address, key);
      provider.setFaults([{ action: { type: 'scale100' } }]);
      expect(sumOf(await getJson(address, key))).toBe(sumOf(honest) * 100n);
      provider.setFaults([{ action: { type: 'duplicateKeys' } }]);
      const { text } = await get(address, key);
      expect(() => parse(text)).toThrow(/Duplicate key/);
      provider.setFaults([{ action: { type: 'unknownDimension' } }]);
      expect(sumOf(await getJson(address, key))).toBe(sumOf(honest));
    }
  });
});
