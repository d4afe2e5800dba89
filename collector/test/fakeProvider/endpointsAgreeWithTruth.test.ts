import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, day, eachDay, type Day } from '../../src/domain/day.js';
import { demoWorld } from './demoWorld.js';
import { readTotals } from './readTotals.js';
import { startFakeProvider, type FakeProvider } from './server.js';

const TODAY = day('2026-11-22');
const world = demoWorld(TODAY);
const CLOCKS = ['2026-11-22T01:30:00Z', '2026-11-12T23:59:59Z', '2026-09-03T12:00:00Z'];
const LOOK_BACK_DAYS = [12, 70];
const SPAN_DAYS = 12;

let provider: FakeProvider;
beforeAll(async () => {
  provider = await startFakeProvider({ world });
});
afterAll(async () => provider.close());

describe.each(CLOCKS)('as of %s', (asOf) => {
  test.each(world.accounts.map((account) => account.name))('%s publishes exactly its truth', async (name) => {
    provider.setClock(asOf);
    const account = world.accounts.find((candidate) => candidate.name === name);
    if (!account) throw new Error(name);
    const asOfDay = day(asOf.slice(0, 10));
    for (const lookBack of account.provider === 'openrouter' ? [12] : LOOK_BACK_DAYS) {
      const first = addDays(asOfDay, -lookBack);
      await expectTruth(first, addDays(first, SPAN_DAYS));
    }

    async function expectTruth(first: Day, last: Day): Promise<void> {
      if (!account) return;
      const found = await readTotals(provider.url, account, first, last);
      for (const oneDay of eachDay(first, last)) {
        const truth = provider.truth(name, oneDay);
        const totals = found.get(oneDay);
        expect({ day: oneDay, cost: totals?.billedCost, tokens: String(totals?.tokens) }).toEqual({
          day: oneDay,
          cost: truth.billedCost,
          tokens: truth.tokens,
        });
        if (truth.requests !== null) expect(String(totals?.requests)).toBe(truth.requests);
      }
    }
  });
});

test('the older reports of an organisation say the same as its analytics', async () => {
  provider.setClock('2026-11-22T01:30:00Z');
  const account = world.accounts.find(({ name }) => name === 'anthropic-platform');
  if (!account) throw new Error('no such account');
  const [first, last] = [addDays(TODAY, -10), TODAY];
  const analytics = await readTotals(provider.url, account, first, last);
  const reports = await readTotals(provider.url, { ...account, analytics: false }, first, last);
  for (const oneDay of eachDay(first, last)) {
    expect(reports.get(oneDay)?.billedCost).toBe(analytics.get(oneDay)?.billedCost);
    expect(reports.get(oneDay)?.tokens).toBe(analytics.get(oneDay)?.tokens);
  }
});

test('requests are unknown where no endpoint counts them', () => {
  provider.setClock('2026-11-22T01:30:00Z');
  expect(provider.truth('anthropic-legacy', addDays(TODAY, -5)).requests).toBeNull();
  expect(provider.truth('anthropic-platform', addDays(TODAY, -5)).requests).toMatch(/^\d+$/);
  expect(provider.truth('anthropic-platform', day('2025-12-20')).requests).toBeNull();
});

test('openrouter publishes a day only when it is over', () => {
  provider.setClock('2026-11-22T23:00:00Z');
  expect(provider.truth('openrouter-gateway', TODAY)).toMatchObject({ billedCost: '0', tokens: '0', readable: false });
});
