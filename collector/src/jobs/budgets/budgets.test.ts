import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ANNA, BEN, BudgetLedger } from '../../../test/budgetLedger.js';
import { auditRows } from '../../store/audit.js';
import { changeBudget } from './changeBudget.js';
import { createBudget } from './createBudget.js';
import { deleteBudget } from './deleteBudget.js';
import type { BudgetWish } from './readBudget.js';

let world: BudgetLedger;
beforeEach(async () => {
  world = await BudgetLedger.open('2026-10-20T12:00:00Z');
});
afterEach(() => world[Symbol.asyncDispose]());

function create(wish: BudgetWish): ReturnType<typeof createBudget> {
  return createBudget(world.pool, ANNA, { name: 'b', limit: '100', ...wish });
}

async function audit(): Promise<{ action: string; actor: string; target: string; detail: unknown }[]> {
  const rows = await auditRows(world.ledger.database.pool, { before: null, actor: null, action: null, limit: 10 });
  return rows.map(({ action, actor, target, detail }) => ({ action, actor, target, detail }));
}

describe('a new budget', () => {
  test('has 70, 90 and 100 percent, all sources, a month and dollars unless said otherwise', async () => {
    const { budget, warnings } = await create({ name: 'Production', limit: 500 });
    expect(warnings).toEqual([]);
    expect(budget).toMatchObject({
      name: 'Production',
      limit: '500',
      currency: 'USD',
      period: 'month',
      sources: ['api', 'estimate', 'import', 'manual'],
      version: 1,
      createdByName: 'Anna',
      isActive: true,
    });
    expect(budget.thresholds).toEqual([
      { kind: 'percent', value: '70', severity: 'warning' },
      { kind: 'percent', value: '90', severity: 'critical' },
      { kind: 'percent', value: '100', severity: 'emergency' },
    ]);
    expect(await audit()).toMatchObject([
      { action: 'budget.create', actor: 'user:u1', target: `budget ${budget.budgetId}`, detail: { old: null } },
    ]);
  });

  test('knows its project by the name that people know', async () => {
    await world.bill('2026-10-01', [{ model: 'm', cost: '1', dimensions: { subAccountId: 'proj_1' } }]);
    await world.ledger.rows(
      `insert into aicost.display_name select account_id, 'sub_account', 'proj_1', 'Search', now(), now() from aicost.account`,
    );
    const { budget, warnings } = await create({ project: 'Search' });
    expect([budget.project, warnings]).toEqual(['proj_1', []]);
    expect(await world.status()).toMatchObject({ project: 'Search', scope: 'project Search', spent: '1' });
  });

  test('of a model, project or tag that was never seen is made, and says so', async () => {
    const { warnings } = await create({ model: 'gtp-5', project: 'x', tag: { key: 'a', value: 'b' } });
    expect(warnings.map(({ code }) => code)).toEqual(['MODEL_NEVER_SEEN', 'PROJECT_NEVER_SEEN', 'TAG_NEVER_SEEN']);
    expect(warnings[0]?.message).toBe('no charge has had the model "gtp-5" so far; the budget counts it once one has');
  });

  test('of an unknown or deleted account is refused', async () => {
    await expect(create({ accountId: 99 })).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
    await world.ledger.rows('update aicost.account set deleted_at = now()');
    await expect(create({ accountId: world.accountId })).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
  });

  test('needs a name that no other has; that of a deleted one is free', async () => {
    const { budget } = await create({});
    const taken = { code: 'BUDGET_EXISTS', message: 'there is a budget "b" already; choose another name' };
    await expect(create({})).rejects.toMatchObject(taken);
    const other = await create({ name: 'c' });
    await expect(changeBudget(world.pool, BEN, other.budget.budgetId, { name: 'b' })).rejects.toMatchObject(taken);
    await deleteBudget(world.pool, ANNA, budget.budgetId);
    await create({});
  });
});

describe('a change', () => {
  test('keeps what it does not name, and stands in the audit from what to what', async () => {
    const { budget } = await create({ model: 'm', thresholds: [{ kind: 'forecast', severity: 'warning' }] });
    const changed = await changeBudget(world.pool, BEN, budget.budgetId, { limit: '200', version: 1 });
    expect(changed.budget).toMatchObject({
      limit: '200',
      model: 'm',
      version: 2,
      thresholds: [{ kind: 'forecast', value: '80', severity: 'warning' }],
      createdByName: 'Anna',
      updatedByName: 'Ben',
    });
    const [row] = await audit();
    expect(row).toMatchObject({
      action: 'budget.update',
      actor: 'user:u2',
      detail: { old: { limit: '100' }, new: { limit: '200', model: 'm' } },
    });
  });

  test('is refused when somebody was faster, who is named', async () => {
    const { budget } = await create({});
    await changeBudget(world.pool, BEN, budget.budgetId, { limit: '200', version: 1 });
    await expect(changeBudget(world.pool, ANNA, budget.budgetId, { limit: '300', version: 1 })).rejects.toMatchObject({
      code: 'BUDGET_CHANGED',
      message: expect.stringContaining('Ben has changed budget'),
    });
    expect((await world.status())?.limit).toBe('200');
  });

  test('that changes nothing leaves no trace', async () => {
    const { budget } = await create({ tag: { key: 'a', value: 'b' } });
    const same = await changeBudget(world.pool, BEN, budget.budgetId, {
      limit: '100.0',
      tag: { value: 'b', key: 'a' },
    });
    expect(same.budget.version).toBe(1);
    expect(await audit()).toHaveLength(1);
  });

  test('from fixed days to a month forgets the days; null takes a part of the scope away', async () => {
    const { budget } = await create({ period: 'fixed', firstDay: '2026-10-01', lastDay: '2026-10-09', model: 'm' });
    const changed = await changeBudget(world.pool, BEN, budget.budgetId, { period: 'month', model: null });
    expect(changed.budget).toMatchObject({ period: 'month', firstDay: null, lastDay: null, model: null });
  });

  test('of the limit is possible after the account is gone', async () => {
    const { budget } = await create({ accountId: world.accountId });
    await world.ledger.rows('update aicost.account set deleted_at = now()');
    await expect(changeBudget(world.pool, BEN, budget.budgetId, { limit: '7' })).resolves.toMatchObject({
      budget: { limit: '7', accountId: world.accountId },
    });
  });

  test('of a deleted budget is refused, and what it said stays in the audit', async () => {
    const { budget } = await create({ limit: '77' });
    await deleteBudget(world.pool, BEN, budget.budgetId);
    const gone = { code: 'BUDGET_NOT_FOUND' };
    await expect(changeBudget(world.pool, ANNA, budget.budgetId, { limit: '1' })).rejects.toMatchObject(gone);
    await expect(deleteBudget(world.pool, ANNA, budget.budgetId)).rejects.toMatchObject(gone);
    const [row] = await audit();
    expect(row).toMatchObject({ action: 'budget.delete', detail: { old: { name: 'b', limit: '77' }, new: null } });
  });
});
