import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ANNA, BudgetLedger } from '../../../test/budgetLedger.js';
import type { Row } from '../../../test/money/ledger.js';
import { chosenSources } from '../../domain/budget.js';
import { SOURCES } from '../../domain/charge.js';
import { addDays, day, eachDay } from '../../domain/day.js';
import { sumDecimals, type Decimal } from '../../domain/decimal.js';
import { createEntry } from '../entries/createEntry.js';
import { createBudget } from './createBudget.js';
import { deleteBudget } from './deleteBudget.js';
import type { BudgetWish } from './readBudget.js';

const TODAY = day('2026-11-20');

let world: BudgetLedger;
let other: number;

/** Two accounts of two services, three models, projects, tags and currencies, all sources, some without a price. */
beforeAll(async () => {
  world = await BudgetLedger.open(`${TODAY}T12:00:00Z`);
  other = await world.account('other', 'anthropic');
  for (const [place, on] of eachDay(day('2026-10-25'), addDays(TODAY, 3)).entries()) {
    const rows = Array.from({ length: 5 }, (_, index) => rowOf(place * 7 + index * 3));
    await world.bill(on, rows, { accountId: place % 2 === 0 ? world.accountId : other });
    if (place % 5 === 0) await world.estimate(on, `0.0000000000${place + 1}`, place % 2 === 0 ? 'USD' : 'EUR');
  }
  for (const team of ['a', 'b']) {
    const period = { firstDay: '2026-10-28', lastDay: '2026-11-23', cost: '100' };
    await createEntry(world.pool, ANNA, other, { ...period, model: 'm1', tags: { team } });
  }
});
afterAll(() => world[Symbol.asyncDispose]());

function rowOf(seed: number): Row {
  const dimensions = {
    subAccountId: `p${seed % 3}`,
    billingCurrency: seed % 4 === 0 ? 'EUR' : 'USD',
    tags: seed % 2 === 0 ? { team: seed % 3 === 0 ? 'a' : 'b' } : {},
    skuMeter: `s${seed}`,
  };
  return { model: `m${seed % 3}`, cost: seed % 11 === 0 ? null : `${seed}.000000000001`, dimensions };
}

const wishes: fc.Arbitrary<BudgetWish> = fc.record({
  currency: fc.constantFrom('USD', 'EUR', 'CHF'),
  period: fc.constantFrom('month' as const, 'quarter' as const),
  serviceId: fc.constantFrom(null, 'openai', 'anthropic'),
  accountId: fc.constant(null),
  model: fc.constantFrom(null, 'm1', 'm2'),
  project: fc.constantFrom(null, 'p1'),
  tag: fc.constantFrom(null, { key: 'team', value: 'a' }),
  sources: fc.subarray([...SOURCES], { minLength: 1 }),
});

interface Expected {
  readonly spent: string;
  readonly unpriced: number;
}

/** The same from the view of all charges, except the tag, which it does not show. */
async function inDetail(wish: BudgetWish, accountId: number | null, first: string): Promise<Expected> {
  const [row] = await world.ledger.rows<Expected>(
    `select trim_scale(coalesce(sum(d.billed_cost), 0))::text as spent, coalesce(sum(d.unpriced_charges), 0)::int as unpriced
     from report.daily_cost as d
     where d.day between $1::date and $2::date and d.billing_currency = $3 and d.source = any($4)
       and ($5::text is null or d.service_id = $5) and ($6::int is null or d.account_id = $6)
       and ($7::text is null or d.model = $7) and ($8::text is null or d.sub_account = $8)`,
    [first, TODAY, wish.currency, wish.sources, wish.serviceId, accountId, wish.model, wish.project],
  );
  return row ?? { spent: '', unpriced: -1 };
}

/** The same from the charges alone. */
async function tagged(wish: BudgetWish, accountId: number | null, first: string): Promise<Expected> {
  const rows = await world.ledger.rows<{ cost: Decimal | null }>(
    `select trim_scale(c.billed_cost)::text as cost
     from aicost.charge as c join aicost.charge_series as s using (account_id, series_id) join aicost.account as a using (account_id)
     where c.charge_date between $1::date and $2::date and s.measure = 'cost' and s.billing_currency = $3 and s.source = any($4)
       and ($5::text is null or a.service_id = $5) and ($6::int is null or a.account_id = $6)
       and ($7::text is null or s.model = $7) and ($8::text is null or s.sub_account_id = $8)
       and s.tags ->> $9 = $10`,
    [
      first,
      TODAY,
      wish.currency,
      wish.sources,
      wish.serviceId,
      accountId,
      wish.model,
      wish.project,
      wish.tag?.key,
      wish.tag?.value,
    ],
  );
  const priced = rows.map(({ cost }) => cost).filter((cost) => cost !== null);
  return { spent: sumDecimals(priced), unpriced: rows.length - priced.length };
}

test('what any budget has spent is the sum of the charges of its scope, period, sources and currency', async () => {
  await fc.assert(
    fc.asyncProperty(wishes, fc.boolean(), async (asked, isOfAccount) => {
      const accountId = isOfAccount ? (asked.serviceId === 'anthropic' ? other : world.accountId) : null;
      const wish = {
        ...asked,
        accountId,
        serviceId: isOfAccount ? null : (asked.serviceId ?? null),
        name: 'p',
        limit: '1',
      } as const;
      const { budget } = await createBudget(world.pool, ANNA, wish);
      const [status] = await world.statuses();
      await deleteBudget(world.pool, ANNA, budget.budgetId);
      const first = wish.period === 'month' ? '2026-11-01' : '2026-10-01';
      const expected = await (wish.tag === null ? inDetail : tagged)(wish, accountId, first);
      expect({ spent: status?.spent, unpriced: status?.unpricedCharges }).toEqual(expected);
      expect(budget.sources).toEqual(chosenSources(asked.sources ?? []));
    }),
    { numRuns: 60 },
  );
});

test('budgets of all projects and of the charges without one add up to the budget of all', async () => {
  const projects = ['p0', 'p1', 'p2'];
  for (const project of projects) await world.budget({ name: project, project });
  await world.budget({ name: 'all', sources: ['api'] });
  const spent = new Map((await world.statuses()).map((row) => [row.budget, row.spent]));
  expect(sumDecimals(projects.map((project) => spent.get(project) as Decimal))).toBe(spent.get('all'));
  for (const { budgetId } of await world.statuses()) await deleteBudget(world.pool, ANNA, budgetId);
});

test('many budgets at once are each as if it were alone', async () => {
  const scopes: BudgetWish[] = [
    {},
    { accountId: other },
    { model: 'm1' },
    { project: 'p1' },
    { tag: { key: 'team', value: 'a' } },
    { model: 'm2', project: 'p2' },
    { period: 'fixed', firstDay: '2026-10-26', lastDay: '2026-11-22' },
  ];
  const alone: unknown[] = [];
  for (const [index, scope] of scopes.entries()) {
    const budgetId = await world.budget({ ...scope, name: `alone ${index}` });
    const [{ spent, burnRatePerDay, exhaustedOn } = {} as never] = await world.statuses();
    alone.push({ spent, burnRatePerDay, exhaustedOn });
    await deleteBudget(world.pool, ANNA, budgetId);
  }
  for (const [index, scope] of scopes.entries()) await world.budget({ ...scope, name: `together ${index}` });
  expect(await world.statuses()).toMatchObject(alone);
});
