import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { backtestBudget } from '../../jobs/budgets/backtestBudget.js';
import type { ApiContext } from '../context.js';
import { Calendar, Money, orNull } from '../contract/scalars.js';
import { NewBudget, ThresholdItem, wishOf } from './budgetsShape.js';

const Question = Type.Object(
  {
    budget: NewBudget,
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 366, description: 'How far back, today included; default 90' }),
    ),
  },
  { additionalProperties: false, title: 'BacktestQuestion' },
);

const Answer = Type.Object(
  {
    first_day: Calendar,
    last_day: Calendar,
    firings: Type.Array(
      Type.Object({
        day: Calendar,
        period_first: Calendar,
        ...ThresholdItem.properties,
        spent: Money,
      }),
      { description: 'The messages that would have been sent, the earliest first' },
    ),
    known_since: orNull(Calendar, { description: 'Days before it count as they are known now' }),
    not_tested: Type.Array(ThresholdItem, { description: 'Forecast thresholds: outlooks of the past are not kept' }),
  },
  { title: 'Backtest' },
);

/** `POST /api/budgets/backtest`: when a budget would have spoken, by the ledger as it was known on each day. Stores nothing. */
export const budgetBacktestRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = { summary: 'When a budget would have spoken', body: Question, response: { 200: Answer } };
  app.post('/api/budgets/backtest', { schema }, async ({ body: { budget, days = 90 } }) => {
    const { firstDay, lastDay, firings, knownSince, notTested } = await backtestBudget(pool, wishOf(budget), days);
    return {
      first_day: firstDay,
      last_day: lastDay,
      firings: firings.map(({ periodFirst, ...same }) => ({ ...same, period_first: periodFirst })),
      known_since: knownSince,
      not_tested: [...notTested],
    };
  });
};
