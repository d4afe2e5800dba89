import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoAccounts, demoWorld } from '../../test/fakeProvider/demoWorld.js';
import { startFakeProvider, type FakeProvider } from '../../test/fakeProvider/server.js';
import type { Charge } from '../domain/charge.js';
import { addDays, day, eachDay, type Day } from '../domain/day.js';
import { sumDecimals } from '../domain/decimal.js';
import { Secret } from '../domain/secret.js';
import { ProviderClient } from './kit/client.js';
import type { Connector } from './kit/connector.js';
import { createHttpGet, pause, type HttpGet } from './kit/http.js';
import { ListReader } from './kit/listReader.js';
import { readDays, type DaysRead } from './kit/readDays.js';
import { readRange, totalOf } from './kit/replay.testkit.js';
import { connectors } from './registry.js';

// The connectors against the simulator, over real HTTP: what they read adds up to what the simulator knows.

const TODAY = day('2026-11-22');
/** Includes the day that keys begin, the first day of the analytics, and the change of a year. */
const OLD_DAYS = { first: day('2025-12-01'), last: day('2026-01-06') };
const accounts = demoAccounts(TODAY);

let provider: FakeProvider;
let network: { get: HttpGet; close(): Promise<void> };

beforeAll(async () => {
  provider = await startFakeProvider({ world: demoWorld(TODAY), asOf: `${TODAY}T12:00:00Z` });
  network = createHttpGet();
});

afterAll(async () => {
  await network.close();
  await provider.close();
});

function connectorOf(id: string): Connector {
  const found = connectors.find((connector) => connector.id === id);
  if (!found) throw new RangeError(`no connector ${id}`);
  return found;
}

function clientOf(name: string): { connector: Connector; client: ProviderClient } {
  const account = accounts.find((each) => each.name === name);
  if (!account) throw new RangeError(`no account ${name}`);
  const connector = connectorOf(account.provider);
  const secrets = Object.fromEntries(
    Object.keys(connector.secrets.properties).map((secret) => [secret, new Secret(account.adminKey)]),
  );
  const baseUrl = provider.baseUrl(account.provider);
  const options = {
    connector,
    accountName: name,
    baseUrl,
    secrets,
    requestsPerMinute: 100_000,
    get: network.get,
    pause,
    userAgent: 'ai-cost-tracker/0.0',
  };
  return { connector, client: new ProviderClient(options) };
}

/** All streams of an account over some days. */
async function readAll(name: string, first: Day, last: Day): Promise<DaysRead[]> {
  const { connector, client } = clientOf(name);
  const signal = new AbortController().signal;
  const context = { client, accountName: name, today: TODAY, signal, deadline: Infinity };
  const reads: DaysRead[] = [];
  for (const stream of connector.streams) {
    reads.push(
      ...(await readRange(stream, { first, last }, (endpoint, range) => readDays(endpoint, range, context), TODAY)),
    );
  }
  return reads;
}

/** What the charges of each day add up to. */
function sumsOf(reads: readonly DaysRead[], days: readonly Day[]) {
  const charges = new Map<Day, Charge[]>(days.map((value) => [value, []]));
  for (const window of reads.flatMap((read) => read.windows)) charges.get(window.day)?.push(...window.charges);
  return [...charges].map(([value, all]) => ({
    day: value,
    billedCost: totalOf(all),
    tokens: quantity(all, 'Tokens'),
    requests: quantity(all, 'Requests'),
  }));
}

/** Tokens and requests are counted from usage rows only. */
function quantity(charges: readonly Charge[], unit: string): string {
  const usage = charges.filter(({ dimensions }) => dimensions.xMeasure === 'usage' && dimensions.consumedUnit === unit);
  return sumDecimals(usage.flatMap(({ consumedQuantity }) => consumedQuantity ?? []));
}

function truthsOf(name: string, days: readonly Day[]) {
  return days.map((value) => {
    const { billedCost, tokens, requests } = provider.truth(name, value);
    return { day: value, billedCost, tokens, requests: requests ?? '0' };
  });
}

describe.each(accounts.map((account) => [account.name, account.provider] as const))('%s', (name, service) => {
  const isOpenrouter = service === 'openrouter';
  const recent = isOpenrouter
    ? { first: addDays(TODAY, -30), last: addDays(TODAY, -1) }
    : { first: addDays(TODAY, -40), last: TODAY };

  test('adds up to the truth, day by day: money, tokens, requests', async () => {
    const days = eachDay(recent.first, recent.last);
    const reads = await readAll(name, recent.first, recent.last);
    expect(reads.flatMap((read) => [...read.kept, ...read.rejects])).toEqual([]);
    const pending = new Set(reads.flatMap((read) => read.pending));
    expect([...pending].filter((value) => value !== TODAY)).toEqual([]);
    expect(sumsOf(reads, days)).toEqual(truthsOf(name, days));
    expect(reads.some((read) => read.windows.some(({ charges }) => charges.length > 0))).toBe(true);
  });

  test('names its organisation, where the provider does', async () => {
    const { connector, client } = clientOf(name);
    await connector.readNames(new ListReader(client, name, new AbortController().signal, Infinity));
    expect(client.organisationId).toBe(
      isOpenrouter ? null : (accounts.find((each) => each.name === name)?.organisation ?? null),
    );
  });

  test('sends its key as the provider wants it, and says who is asking', async () => {
    provider.clearRequests();
    await readAll(name, addDays(TODAY, -2), addDays(TODAY, -1));
    const seen = provider.requests();
    expect(
      seen.every(
        (request) => request.account === name && request.secretSent && request.headerNames.includes('user-agent'),
      ),
    ).toBe(true);
  });
});

const withHistory = accounts.filter(({ provider: service }) => service !== 'openrouter');

test.each(withHistory.map(({ name }) => name))(
  '%s adds up to the truth also around the days at which endpoints begin',
  async (name) => {
    const days = eachDay(OLD_DAYS.first, OLD_DAYS.last);
    const reads = await readAll(name, OLD_DAYS.first, OLD_DAYS.last);
    expect(sumsOf(reads, days)).toEqual(truthsOf(name, days));
  },
);

describe('names', () => {
  const namesOf = (name: string) => {
    const { connector, client } = clientOf(name);
    return connector.readNames(new ListReader(client, name, new AbortController().signal, Infinity));
  };

  test.each(withHistory.map((account) => [account.name, account] as const))(
    'of projects and living keys: %s',
    async (name, account) => {
      const names = await namesOf(name);
      const keys = account.keys
        .filter((key) => !key.deleted)
        .map((key) => ({ kind: 'credential', id: key.id, name: key.name }));
      expect(names.filter(({ kind }) => kind === 'credential').sort(byId)).toEqual(keys.sort(byId));
      const projects = account.projects
        .filter((project) => !project.isDefault)
        .map((project) => ({ kind: 'sub_account', id: project.id, name: project.name }));
      expect(names.filter(({ kind }) => kind === 'sub_account').sort(byId)).toEqual(projects.sort(byId));
    },
  );

  test('of OpenRouter are none: activity knows workspaces by their id', async () => {
    expect(await namesOf('openrouter-gateway')).toEqual([]);
  });
});

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
