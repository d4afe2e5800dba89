import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, eachDay } from '../../src/domain/day.js';
import { toUnits } from '../../src/domain/decimal.js';
import { demoWorld } from './demoWorld.js';
import { anthropicWindow, get, openaiWindow } from './readAnswers.js';
import { publishedOn } from './published.js';
import { startFakeProvider } from './server.js';
import { truthOf } from './truth.js';
import { createWorld, type World } from './world.js';

const TODAY = day('2026-11-22');
const ASOF = '2026-11-22T12:00:00Z';

async function bytesOf(world: World): Promise<string> {
  const provider = await startFakeProvider({ world, asOf: ASOF });
  try {
    const window = openaiWindow(addDays(TODAY, -20), TODAY);
    const costs = `${provider.baseUrl('openai')}/v1/organization/costs?${window}&limit=31&group_by=line_item`;
    const analytics = `${provider.baseUrl('anthropic')}/v1/organizations/analytics/cost?${anthropicWindow(addDays(TODAY, -9), TODAY)}&group_by[]=model`;
    const answers = [await get(costs, 'sk-admin-demo-production'), await get(analytics, 'sk-ant-admin-demo-platform')];
    return answers.map(({ status, text }) => `${status} ${text}`).join('\n');
  } finally {
    await provider.close();
  }
}

test('the same seed gives the same bytes, another seed others', async () => {
  const first = await bytesOf(demoWorld(TODAY, 7));
  expect(first).toMatch(/^200 /);
  expect(await bytesOf(demoWorld(TODAY, 7))).toBe(first);
  expect(await bytesOf(demoWorld(TODAY, 8))).not.toBe(first);
});

test('the first bytes of a seed never change', () => {
  const truth = truthOf(demoWorld(TODAY), 'openai-production', day('2026-10-05'), ASOF);
  expect(truth).toMatchInlineSnapshot(`
   {
     "account": "openai-production",
     "billedCost": "412.935208415",
     "currency": "USD",
     "day": "2026-10-05",
     "readable": true,
     "requests": "114814",
     "tokens": "459130785",
   }
  `);
});

test('what is published on a day does not depend on the hour', () => {
  const world = demoWorld(TODAY);
  fc.assert(
    fc.property(fc.constantFrom(...world.accounts), fc.nat(400), fc.nat(86_399), ({ name }, back, second) => {
      const asOf = new Date(Date.parse('2026-11-22T00:00:00Z') + second * 1000).toISOString();
      const oneDay = addDays(TODAY, -back);
      expect(truthOf(world, name, oneDay, asOf)).toEqual(truthOf(world, name, oneDay, ASOF));
    }),
    { numRuns: 200 },
  );
});

test('the demo costs between 15 and 60 thousand dollars a month, in 12 to 50 rows per account and day', () => {
  const world = demoWorld(TODAY);
  const last = day('2026-10-31');
  let cents = 0n;
  for (const account of world.accounts) {
    for (const oneDay of eachDay(day('2026-10-01'), last)) {
      cents += toUnits(truthOf(world, account.name, oneDay, ASOF).billedCost);
      const rows = publishedOn(world, account, oneDay, TODAY).reduce((sum, { lines }) => sum + lines.length, 0);
      // The gateway account is younger than the history of the others.
      expect(rows).toBeGreaterThanOrEqual(oneDay < account.firstDay ? 0 : 12);
      expect(rows).toBeLessThanOrEqual(50);
    }
  }
  const dollars = Number(cents / 1_000_000_000_000n);
  expect(dollars).toBeGreaterThan(15_000);
  expect(dollars).toBeLessThan(60_000);
});

test('weekends are low and the runaway key stands out', () => {
  const world = demoWorld(TODAY);
  const cost = (back: number): number =>
    Number(truthOf(world, 'openai-research', addDays(TODAY, -back), ASOF).billedCost);
  expect(cost(15)).toBeGreaterThan(2.5 * cost(22));
  expect(cost(14)).toBeGreaterThan(2.5 * cost(21));
  expect(cost(8)).toBeLessThan(0.5 * cost(9));
});

test('rowsPerDay gives about so many cost rows per account and day', () => {
  const world = createWorld({ seed: 1, today: TODAY, rowsPerDay: 500 });
  for (const account of world.accounts) {
    const activities = publishedOn(world, account, addDays(TODAY, -7), TODAY);
    const isFolded = account.provider === 'openrouter';
    const rows = isFolded ? activities.length : activities.reduce((sum, { lines }) => sum + lines.length, 0);
    expect(rows).toBeGreaterThan(450);
    expect(rows).toBeLessThan(550);
  }
});
