import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { demoAccounts, demoWorld } from '../../test/fakeProvider/demoWorld.js';
import type { Fault, FaultAction } from '../../test/fakeProvider/faults/fault.js';
import { startFakeProvider, type FakeProvider } from '../../test/fakeProvider/server.js';
import { addDays, day, eachDay } from '../domain/day.js';
import { Secret } from '../domain/secret.js';
import type { CollectorError } from '../errors.js';
import { MAX_ATTEMPTS, ProviderClient } from './kit/client.js';
import { createHttpGet, type HttpGet } from './kit/http.js';
import { MAX_PAGES } from './kit/paging.js';
import { readDays, type DaysRead } from './kit/readDays.js';
import { endpointOf } from './kit/readScript.testkit.js';
import { totalOf } from './kit/replay.testkit.js';
import { connectors } from './registry.js';

// Every way in which the simulator can fail, over real HTTP: a read ends in a named error, or holds back what it cannot
// trust, or is right. It never ends in a wrong sum.

const TODAY = day('2026-11-22');
const RANGE = { first: addDays(TODAY, -12), last: addDays(TODAY, -8) };
const KEY = /sk-(admin|ant-admin|or)-demo/;

let provider: FakeProvider;
let network: { get: HttpGet; close(): Promise<void> };

beforeAll(async () => {
  provider = await startFakeProvider({ world: demoWorld(TODAY), asOf: `${TODAY}T12:00:00Z` });
  network = createHttpGet({ headersMs: 500 });
});
beforeEach(() => provider.clearRequests());
afterAll(async () => {
  await network.close();
  await provider.close();
});

const CASES = [
  ['openai-production', 'costs'],
  ['anthropic-platform', 'analytics/cost'],
  ['anthropic-legacy', 'cost_report'],
] as const;

/** Reads the range while the simulator fails as told: always, or as often as `faults` say. */
function read(name: string, endpoint: string, ...faults: (FaultAction | Fault)[]): Promise<DaysRead> {
  provider.setFaults(faults.map((fault) => ('action' in fault ? fault : { action: fault })));
  const account = demoAccounts(TODAY).find((each) => each.name === name);
  const connector = connectors.find(({ id }) => id === account?.provider);
  if (!account || !connector) throw new RangeError(`no account ${name}`);
  const secrets = Object.fromEntries(
    Object.keys(connector.secrets.properties).map((secret) => [secret, new Secret(account.adminKey)]),
  );
  const client = new ProviderClient({
    connector,
    accountName: name,
    baseUrl: provider.baseUrl(account.provider),
    secrets,
    requestsPerMinute: 100_000,
    get: network.get,
    pause: () => Promise.resolve(),
    userAgent: 'ai-cost-tracker/0.0',
  });
  const signal = new AbortController().signal;
  return readDays(endpointOf(connector, endpoint), RANGE, {
    client,
    accountName: name,
    today: TODAY,
    signal,
    deadline: Infinity,
  });
}

const sums = (days: DaysRead) => days.windows.map((window) => [window.day, totalOf(window.charges)]);
const truths = (name: string) =>
  eachDay(RANGE.first, RANGE.last).map((value) => [value, provider.truth(name, value).billedCost]);

describe.each(CASES)('%s', (name, endpoint) => {
  test.each<[FaultAction, string, number]>([
    [{ type: 'status', code: 500 }, 'PROVIDER_UNAVAILABLE', MAX_ATTEMPTS],
    [{ type: 'status', code: 429, headers: { 'retry-after': '30' } }, 'PROVIDER_RATE_LIMITED', MAX_ATTEMPTS],
    [{ type: 'status', code: 401 }, 'PROVIDER_UNAUTHORIZED', 1],
    [{ type: 'status', code: 403 }, 'PROVIDER_FORBIDDEN', 1],
    [{ type: 'status', code: 402 }, 'PROVIDER_PAYMENT_REQUIRED', 1],
    [{ type: 'html' }, 'PROVIDER_NOT_JSON', 1],
    [{ type: 'redirect', location: 'http://127.0.0.1:9/' }, 'PROVIDER_REDIRECT', 1],
    [{ type: 'reset' }, 'PROVIDER_TRUNCATED', MAX_ATTEMPTS],
    [{ type: 'truncated' }, 'PROVIDER_TRUNCATED', MAX_ATTEMPTS],
    [{ type: 'gzipBomb', mebibytes: 256 }, 'PROVIDER_RESPONSE_TOO_LARGE', 1],
    [{ type: 'duplicateKeys' }, 'PROVIDER_NOT_JSON', 1],
    [{ type: 'pageLoop' }, 'PROVIDER_PAGE_LOOP', 2],
    [{ type: 'missingCursor' }, 'PROVIDER_PAGE_CURSOR_MISSING', 1],
  ])('%j ends in %s after %i requests', async (action, code, requests) => {
    const error = (await read(name, endpoint, action).catch((thrown: unknown) => thrown)) as CollectorError;
    expect(error.code).toBe(code);
    expect(error.message).toContain(`${name} ${endpoint} ${RANGE.first}..${RANGE.last} page `);
    expect(error.message).not.toMatch(KEY);
    expect(provider.requests()).toHaveLength(requests);
  });

  test('N03: one silence is a hiccup, and the next attempt answers', async () => {
    const days = await read(name, endpoint, { action: { type: 'blackhole' }, times: 1 });
    expect(sums(days)).toEqual(truths(name));
    expect(provider.requests().map(({ fault }) => fault)).toEqual(['blackhole', null]);
  });

  test.each<FaultAction>([
    { type: 'unknownField' },
    { type: 'unknownDimension' },
    { type: 'outOfWindow' },
    { type: 'slow', bytesPerSecond: 400_000 },
  ])('%j changes no sum', async (action) => {
    const days = await read(name, endpoint, action);
    expect(sums(days)).toEqual(truths(name));
    expect(days.kept).toEqual([]);
  });

  test('P09, P11: what is new is noticed', async () => {
    expect([...(await read(name, endpoint, { type: 'unknownField' })).unknownFields.keys()]).toEqual(['is_preview']);
    expect([...(await read(name, endpoint, { type: 'unknownDimension' })).unknownFields.keys()]).toEqual([
      'deployment_ring',
    ]);
    expect((await read(name, endpoint, { type: 'outOfWindow' })).rowsOutOfWindow).toBeGreaterThan(0);
  });

  test('P29: an amount that is no number holds its day back, or is another shape', async () => {
    const days = await read(name, endpoint, { type: 'badNumber', value: '1,234.50' }).catch(
      (thrown: unknown) => thrown as CollectorError,
    );
    if ('code' in days) return expect(days.code).toMatch(/PROVIDER_(RESPONSE_CHANGED|NOT_JSON)/);
    expect(days.kept.map(({ error }) => error.code)).toEqual(['PROVIDER_BAD_NUMBER']);
    expect(sums(days)).toEqual(truths(name).filter(([value]) => value !== days.kept[0]?.day));
  });

  test('P05: a page sent twice brings the same rows twice, each pair one series with one amount', async () => {
    const days = await read(name, endpoint, { action: { type: 'repeatedPage' }, times: 1 });
    for (const { charges } of days.windows) {
      const bySeries = new Map<object, Set<string | null>>();
      for (const { dimensions, billedCost } of charges)
        bySeries.set(dimensions, (bySeries.get(dimensions) ?? new Set()).add(billedCost));
      expect([...bySeries.values()].every((amounts) => amounts.size === 1)).toBe(true);
    }
  });
});

test('a day that is missing from a list of days is held back', async () => {
  const missing = addDays(RANGE.first, 2);
  for (const [name, endpoint] of [CASES[0], CASES[2]]) {
    const days = await read(name, endpoint, { type: 'missingBucket', day: missing });
    expect(days.kept.map((each) => [each.day, each.error.code])).toEqual([[missing, 'PROVIDER_DAY_MISSING']]);
    expect(sums(days)).toEqual(truths(name).filter(([value]) => value !== missing));
  }
});

test('a row that has lost its amount is unpriced, never zero', async () => {
  const days = await read('openai-production', 'costs', { type: 'nullAmount' });
  const unpriced = days.windows.flatMap(({ charges }) => charges).filter(({ billedCost }) => billedCost === null);
  expect(unpriced).toHaveLength(1);
});

test('a cursor that expires starts the read again', async () => {
  const [name, endpoint] = CASES[0];
  const days = await read(
    name,
    endpoint,
    { match: { page: 2 }, action: { type: 'cursorExpired' }, times: 1 },
    { action: { type: 'repeatedPage' }, times: 1 },
  );
  expect(sums(days)).toEqual(truths(name));
  expect(provider.requests().map(({ fault }) => fault)).toEqual(['repeatedPage', 'cursorExpired', null]);
});

test('P03: endless pages stop at five hundred requests', async () => {
  await expect(read('anthropic-legacy', 'cost_report', { type: 'endlessPages' })).rejects.toMatchObject({
    code: 'PROVIDER_PAGE_CAP',
  });
  expect(provider.requests()).toHaveLength(MAX_PAGES);
});
