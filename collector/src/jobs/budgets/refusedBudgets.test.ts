import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ANNA, BudgetLedger } from '../../../test/budgetLedger.js';
import { auditRows } from '../../store/audit.js';
import { budgets } from '../../store/budgets/budgets.js';
import { createBudget } from './createBudget.js';
import type { BudgetWish } from './readBudget.js';

let world: BudgetLedger;
beforeAll(async () => {
  world = await BudgetLedger.open('2026-10-20T12:00:00Z');
});
/** None of the refused ones has left a trace. */
afterAll(async () => {
  expect(await budgets(world.pool, { after: null, limit: 10 })).toEqual([]);
  const page = { before: null, actor: null, action: null, limit: 10 };
  expect(await auditRows(world.ledger.database.pool, page)).toEqual([]);
  await world[Symbol.asyncDispose]();
});

function same(...values: string[]): { kind: 'percent'; value: string; severity: 'warning' }[] {
  return values.map((value) => ({ kind: 'percent', value, severity: 'warning' }));
}

test.each<[BudgetWish, string]>([
  [{ limit: '0' }, 'limit: 0 is not above 0; write what may be spent at most, as in 500'],
  [{ limit: -1 }, 'limit: -1 is not above 0'],
  [{ limit: 'much' }, 'limit: "much" is not a decimal number'],
  [{ currency: 'dollars' }, 'currency: "dollars" is not a currency code; write it as USD'],
  [{ name: ' x' }, 'name: a budget needs a name, without spaces at its ends'],
  [{ period: 'fixed' }, 'period: a fixed period needs first_day and last_day'],
  [{ period: 'fixed', firstDay: '2026-01-02', lastDay: '2026-01-01' }, 'is before the first day 2026-01-02; swap them'],
  [{ period: 'fixed', firstDay: '2026-01-01', lastDay: '2027-12-31' }, 'has 730 days and may have 366'],
  [{ firstDay: '2026-01-01' }, 'a month begins and ends by the calendar; leave first_day and last_day out'],
  [{ sources: [] }, 'sources: none is left to count'],
  [{ model: '' }, 'model: is empty; leave it out to mean all'],
  [{ serviceId: 'opnai' }, 'there is no service "opnai" (did you mean openai?)'],
  [{ serviceId: 'anthropic', accountId: 1 }, 'the account "one" is of openai and not of anthropic'],
  [{ thresholds: [{ kind: 'percent', severity: 'warning' }] }, 'thresholds: percent has no value'],
  [{ thresholds: [{ kind: 'forecast', value: 100, severity: 'warning' }] }, 'no probability from 1 to 99 percent'],
  [{ thresholds: [{ kind: 'amount', value: 0, severity: 'warning' }] }, 'amount 0 is not above 0'],
  [{ thresholds: same('80', '80.0') }, 'thresholds: percent 80 stands there twice; keep one of them'],
  [
    { thresholds: Array.from({ length: 21 }, (_, n) => same(String(n + 1))[0] as never) },
    'there are 21; a budget may have 20',
  ],
])('%j is refused in one sentence', async (wish, message) => {
  await expect(createBudget(world.pool, ANNA, { name: 'b', limit: '100', ...wish })).rejects.toMatchObject({
    code: 'BUDGET_INVALID',
    message: expect.stringContaining(message),
  });
});
