import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { budgetNotFound } from '../../jobs/budgets/budgetRecords.js';
import { pastPeriods } from '../../jobs/budgets/pastPeriods.js';
import { findBudget } from '../../store/budgets/budgets.js';
import type { ApiContext } from '../context.js';
import { queryOf } from '../contract/pages.js';
import { Calendar, IdParameter, Money, orNull } from '../contract/scalars.js';

const Period = Type.Object(
  {
    first_day: Calendar,
    last_day: Calendar,
    spent: Money,
    spent_not_final: Money,
    used_ratio: Type.Number({ description: 'Of the limit of today' }),
    first_cost_on: orNull(Calendar, { description: 'The first day with a cost; null: there was none' }),
  },
  { title: 'BudgetPeriod' },
);

const Answer = Type.Object(
  { limit: Money, currency: Type.String(), items: Type.Array(Period, { description: 'The latest first' }) },
  { title: 'BudgetPeriods' },
);

/** `GET /api/budgets/:id/periods`: what the scope of a budget cost in its periods that are over, beside the limit of today. */
export const budgetPeriodRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = {
    summary: 'What the scope of a budget cost in its periods that are over, beside the limit of today',
    params: IdParameter,
    querystring: queryOf({}),
    response: { 200: Answer },
  };
  app.get('/api/budgets/:id/periods', { schema }, async ({ params }) => {
    const budget = await findBudget(pool, params.id);
    if (!budget) throw budgetNotFound(params.id);
    const items = (await pastPeriods(pool, budget)).map((period) => ({
      first_day: period.firstDay,
      last_day: period.lastDay,
      spent: period.spent,
      spent_not_final: period.notFinal,
      used_ratio: Number(period.spent) / Number(budget.limit),
      first_cost_on: period.firstCostOn,
    }));
    return { limit: budget.limit, currency: budget.currency, items };
  });
};
