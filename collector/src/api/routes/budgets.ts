import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { changeBudget } from '../../jobs/budgets/changeBudget.js';
import { createBudget } from '../../jobs/budgets/createBudget.js';
import { deleteBudget } from '../../jobs/budgets/deleteBudget.js';
import { budgets } from '../../store/budgets/budgets.js';
import { budgetStatus } from '../../store/budgets/budgetStatus.js';
import type { ApiContext } from '../context.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../contract/pages.js';
import { AccountId, IdParameter } from '../contract/scalars.js';
import {
  BudgetItem,
  BudgetPatch,
  BudgetWithWarnings,
  NewBudget,
  answerWithWarnings,
  budgetAnswer,
  wishOf,
} from './budgetsShape.js';
import { StatusItem, statusAnswer } from './budgetStatusShape.js';

const StatusQuery = queryOf({
  ...PageQuery,
  account_id: Type.Optional(AccountId),
  level: Type.Optional(Type.Integer({ minimum: 0, maximum: 3, description: 'Only budgets at this level' })),
});

/** `/api/budgets`: what people want to spend at most, and how it stands. */
export const budgetRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const create = { summary: 'Make a budget', body: NewBudget, response: { 201: BudgetWithWarnings } };
  app.post('/api/budgets', { schema: create }, async ({ body, caller }, reply) =>
    reply.code(201).send(answerWithWarnings(await createBudget(pool, caller, wishOf(body)))),
  );

  const change = {
    summary: 'Change a budget',
    params: IdParameter,
    body: BudgetPatch,
    response: { 200: BudgetWithWarnings },
  };
  app.patch('/api/budgets/:id', { schema: change }, async ({ params, body, caller }) =>
    answerWithWarnings(await changeBudget(pool, caller, params.id, wishOf(body))),
  );

  const remove = { summary: 'Delete a budget', params: IdParameter, response: { 204: Type.Null() } };
  app.delete('/api/budgets/:id', { schema: remove }, async ({ params, caller }, reply) => {
    await deleteBudget(pool, caller, params.id);
    return reply.code(204).send(null);
  });

  const list = {
    summary: 'Budgets with their thresholds, the oldest first',
    querystring: queryOf(PageQuery),
    response: { 200: pageOf(BudgetItem) },
  };
  app.get('/api/budgets', { schema: list }, async ({ query }) => {
    const limit = limitOf(query);
    const rows = await budgets(pool, { after: positionIn(query.cursor), limit: limit + 1 });
    return inPage(rows, limit, budgetAnswer, ({ budgetId }) => [budgetId]);
  });

  const status = {
    summary: 'How the budgets stand whose period is running',
    querystring: StatusQuery,
    response: { 200: pageOf(StatusItem) },
  };
  app.get('/api/budgets/status', { schema: status }, async ({ query }) => {
    const limit = limitOf(query);
    const { account_id: accountId = null, level = null, cursor } = query;
    const rows = await budgetStatus(pool, { accountId, level, after: positionIn(cursor), limit: limit + 1 });
    return inPage(rows, limit, statusAnswer, ({ budgetId }) => [budgetId]);
  });
};

function positionIn(cursor: string | undefined): number | null {
  const position = fromCursor(cursor, ['integer']);
  return position && Number(position[0]);
}
