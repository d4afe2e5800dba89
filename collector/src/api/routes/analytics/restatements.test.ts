import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addAccount, charge, dims, FIRST_DAY, store } from '../../../../test/export/seededLedger.js';
import { UsageApi } from '../../../../test/usage/usageApi.js';
import { addDays } from '../../../domain/day.js';

let api: UsageApi;

/** Two charges a day on two days. */
async function say(accountId: number, amounts: readonly [string, string][], billingCurrency = 'USD'): Promise<void> {
  const rows = amounts.flatMap(([first, second], index) => {
    const on = addDays(FIRST_DAY, index);
    const of = (chargeDescription: string) => dims({ chargeDescription, billingCurrency });
    return [charge(of('first'), on, first), charge(of('second'), on, second)];
  });
  await store(api.pool, accountId, 'costs', rows);
}

interface Answer {
  readonly since: string;
  readonly currencies: readonly {
    currency: string;
    delta: string;
    days: number;
    items: readonly { [key: string]: unknown }[];
  }[];
}

async function ask(query: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return (await api.get('/api/analytics/restatements', query)) as unknown as Answer;
}

beforeAll(async () => {
  api = await UsageApi.open();
  const main = await addAccount(api.pool, 'main');
  const europe = await addAccount(api.pool, 'europe', 'groq', 'Groq');
  await say(main, [
    ['1', '2'],
    ['3', '4'],
  ]);
  await say(europe, [['10', '20']], 'EUR');
  await say(main, [
    ['1.5', '2'],
    ['3', '5.000000000001'],
  ]);
  await say(main, [
    ['1', '2.25'],
    ['3', '5.000000000001'],
  ]);
  await say(europe, [['9', '20']], 'EUR');
});
afterAll(() => api.close());

test('a day says what it was and what it is, with the largest change first and each currency apart', async () => {
  const { currencies } = await ask();
  expect(currencies).toEqual([
    {
      currency: 'EUR',
      delta: '-1',
      days: 1,
      items: [expect.objectContaining({ account: 'europe', old_cost: '30', new_cost: '29' })],
    },
    {
      currency: 'USD',
      delta: '1.250000000001',
      days: 2,
      items: [
        expect.objectContaining({
          day: '2026-01-31',
          old_cost: '7',
          new_cost: '8.000000000001',
          delta: '1.000000000001',
          changes: 1,
        }),
        expect.objectContaining({ day: '2026-01-30', old_cost: '3', new_cost: '3.25', delta: '0.25', changes: 3 }),
      ],
    },
  ]);
});

test('what is beyond the limit still counts in the sum', async () => {
  const [, usd] = (await ask({ limit: '1' })).currencies;
  expect(usd).toMatchObject({ delta: '1.250000000001', days: 2 });
  expect(usd?.items).toHaveLength(1);
});

test('yesterday is where it begins unless told, and tomorrow has nothing', async () => {
  const { since } = await ask();
  expect(await ask({ since: addDays(since as never, 2) })).toMatchObject({ currencies: [] });
});

test('a day that goes back to what it was is not restated', async () => {
  const [accountId] = [await addAccount(api.pool, 'wavering')];
  for (const amount of ['7', '8', '7']) await say(accountId, [[amount, '1']], 'GBP');
  expect((await ask()).currencies.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
});

test.each([
  [{ since: 'lately' }, 'INVALID_DATE_FORMAT'],
  [{ since: '2026-02-30' }, 'INVALID_DATE_FORMAT'],
  [{ limit: '0' }, 'BAD_REQUEST'],
])('%j is refused as %s', async (query, code) => {
  expect(await ask(query as Record<string, string>)).toMatchObject({ status: 400, code });
});
