import { gunzipSync } from 'node:zlib';
import { get as httpGet } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, day, startOfDay } from '../../../src/domain/day.js';
import { demoWorld } from '../demoWorld.js';
import type { JsonObject } from '../http/json.js';
import { get, getJson, objectsIn, openaiWindow, readPages } from '../readAnswers.js';
import { startFakeProvider, type FakeProvider } from '../server.js';
import type { FaultAction } from './fault.js';
import { rowsOf } from './amounts.js';

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

describe('answers that are no answers', () => {
  test('a status comes as often as scripted, with its headers and in the words of the provider', async () => {
    const action: FaultAction = { type: 'status', code: 429, headers: { 'retry-after': '30' } };
    provider.setFaults([{ match: { account: 'openai-production' }, times: 2, action }]);
    const [first, second, third] = [await get(url, KEY), await get(url, KEY), await get(url, KEY)];
    expect([first.status, second.status, third.status]).toEqual([429, 429, 200]);
    expect(first.headers.get('retry-after')).toBe('30');
    expect(JSON.parse(first.text)).toHaveProperty('error.type');
  });

  test('a fault for one page, path or provider leaves the others alone', async () => {
    provider.setFaults([
      { match: { page: 2, path: '/costs$' }, action: { type: 'status', code: 500 } },
      { match: { provider: 'anthropic' }, action: { type: 'html' } },
    ]);
    const first = await getJson(url, KEY);
    expect((await get(`${url}&page=${String(first['next_page'])}`, KEY)).status).toBe(500);
    const names = await get(`${provider.baseUrl('anthropic')}/v1/organizations/workspaces`, 'sk-ant-admin-demo-legacy');
    expect(names.headers.get('content-type')).toBe('text/html');
  });

  test('a chance is drawn from its seed', async () => {
    const statuses = async (): Promise<number[]> => {
      provider.setFaults([{ probability: 0.5, seed: 3, action: { type: 'status', code: 503 } }]);
      const seen: number[] = [];
      for (let count = 0; count < 20; count++) seen.push((await get(url, KEY)).status);
      return seen;
    };
    const first = await statuses();
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await statuses()).toEqual(first);
  });

  test('a reset, a cut body and a black hole never give a whole answer', async () => {
    for (const type of ['reset', 'truncated'] as const) {
      provider.setFaults([{ action: { type } }]);
      await expect(get(url, KEY)).rejects.toThrow();
    }
    provider.setFaults([{ action: { type: 'blackhole' } }]);
    await expect(fetch(url, { signal: AbortSignal.timeout(200) })).rejects.toThrow();
  });

  test('a redirect names the other host and the key that follows it is seen there', async () => {
    const other = await startFakeProvider({ world: demoWorld(TODAY) });
    provider.setFaults([{ action: { type: 'redirect', location: `${other.url}/elsewhere` } }]);
    const answer = await get(url, KEY);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${other.url}/elsewhere`]);
    expect(other.requests()).toHaveLength(0);
    await get(`${other.url}/elsewhere`, KEY);
    expect(other.requests()[0]).toMatchObject({ path: '/elsewhere', secretSent: true, account: null });
    await other.close();
  });

  test('a slow line takes its time', async () => {
    const length = (await get(url, KEY)).text.length;
    provider.setFaults([{ action: { type: 'slow', bytesPerSecond: length * 2 } }]);
    const started = Date.now();
    expect((await get(url, KEY)).text).toHaveLength(length);
    expect(Date.now() - started).toBeGreaterThan(300);
  });

  test('a gzip bomb is small on the wire and large after it', async () => {
    provider.setFaults([{ action: { type: 'gzipBomb', mebibytes: 32 } }]);
    const headers = { authorization: `Bearer ${KEY}` };
    const wire = await new Promise<Buffer>((resolve, reject) => {
      httpGet(url, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks)));
      }).on('error', reject);
    });
    expect(wire.length).toBeLessThan(100_000);
    expect(gunzipSync(wire).length).toBeGreaterThan(32 * 1024 * 1024);
  });
});

describe('pages that lead astray', () => {
  test('a page loop gives one cursor for ever, endless pages give a new one each time', async () => {
    for (const [type, cursors] of [
      ['pageLoop', 1],
      ['endlessPages', 5],
    ] as const) {
      provider.setFaults([{ action: { type } }]);
      const seen = new Set<string>();
      let page = '';
      for (let count = 0; count < 5; count++) {
        const body = await getJson(url + page, KEY);
        seen.add(String(body['next_page']));
        page = `&page=${String(body['next_page'])}`;
      }
      expect(seen.size).toBe(cursors);
    }
  });

  test('a missing cursor says there is more and not where', async () => {
    expect(await spoiled({ type: 'missingCursor' })).toMatchObject({ has_more: true, next_page: null });
  });

  test('a repeated page brings its rows twice and then goes on; conflicting rows differ in an amount', async () => {
    const honest = rowsOf({ data: await readPages(url, KEY) }).map((row) => JSON.stringify(row));
    provider.setFaults([{ action: { type: 'repeatedPage' } }]);
    const repeated = rowsOf({ data: await readPages(url, KEY) }).map((row) => JSON.stringify(row));
    expect(repeated.length).toBeGreaterThan(honest.length);
    expect(new Set(repeated)).toEqual(new Set(honest));
    provider.setFaults([{ action: { type: 'conflictingRows' } }]);
    const conflicting = new Set(rowsOf({ data: await readPages(url, KEY) }).map((row) => JSON.stringify(row)));
    expect(conflicting.size).toBe(new Set(honest).size + 1);
  });

  test('a cursor expires once, on the second page', async () => {
    provider.setFaults([{ action: { type: 'cursorExpired' } }]);
    const first = await getJson(url, KEY);
    const second = `${url}&page=${String(first['next_page'])}`;
    expect([(await get(second, KEY)).status, (await get(second, KEY)).status]).toEqual([410, 200]);
  });

  test('days go missing, come from elsewhere, or lose all their rows', async () => {
    const days = (body: JsonObject): number[] => objectsIn(body['data']).map((b) => Number(String(b['start_time'])));
    expect(days(await spoiled({ type: 'missingBucket' }))).toHaveLength(2);
    const named = addDays(TODAY, -9);
    expect(days(await spoiled({ type: 'missingBucket', day: named }))).not.toContain(startOfDay(named) / 1000);
    expect(Math.min(...days(await spoiled({ type: 'outOfWindow' })))).toBeLessThan(startOfDay(named) / 1000);
    expect(rowsOf(await spoiled({ type: 'emptyResults' }))).toHaveLength(0);
  });
});
