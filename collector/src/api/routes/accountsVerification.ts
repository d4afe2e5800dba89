import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { comparableDay, keepComparison, type ComparableDay } from '../../jobs/accounts/compareDay.js';
import type { ApiContext } from '../context.js';
import { dayIn } from '../contract/dayRange.js';
import { queryOf } from '../contract/pages.js';
import { Calendar, IdParameter, Money, orNull } from '../contract/scalars.js';
import { VerificationItem, verificationItem } from './verificationShape.js';

const Total = Type.Object({ billing_currency: Type.String({ maxLength: 10 }), billed_cost: Money });

const Amount = Type.Object({
  description: Type.String({ description: 'Model, meter and sub account, as far as the provider told them' }),
  raw: Type.String({ description: 'The amount as the provider wrote it; empty where it wrote none' }),
  billed_cost: orNull(Money, { description: 'What the ledger made of it; null: not known' }),
  billing_currency: Type.String(),
});

const ComparableDayShape = Type.Object(
  {
    day: Calendar,
    totals: Type.Array(Total, { description: 'Sums of all amounts, by currency' }),
    amount_count: Type.Integer({ minimum: 0 }),
    amounts: Type.Array(Amount, { description: 'The 1,000 largest' }),
    console_url: orNull(Type.String(), { description: 'Where the provider shows the same figures' }),
    verification: orNull(VerificationItem, { description: 'What was said of this day last; null: nothing' }),
  },
  { title: 'ComparableDay' },
);

const ComparisonBody = Type.Object(
  {
    day: Calendar,
    matches: Type.Boolean(),
    totals: Type.Array(Total, { maxItems: 50, description: 'The totals that were compared, as they were answered' }),
  },
  { additionalProperties: false, title: 'Comparison' },
);

const MAX_AMOUNTS = 1_000;

/** `/api/accounts/:id/verification`: does a stored day say what the provider's own console says? */
export const accountVerificationRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const show = {
    summary: 'A day as the provider wrote it beside what the ledger made of it, to compare with its console',
    params: IdParameter,
    querystring: queryOf({ day: Type.Optional(Calendar) }),
    response: { 200: ComparableDayShape },
  };
  app.get('/api/accounts/:id/verification', { schema: show }, async ({ params, query }) =>
    comparableItem(await comparableDay(pool, params.id, dayIn('day', query.day), MAX_AMOUNTS)),
  );

  const keep = {
    summary: 'Keeps the word of a person that a day matches the provider’s console, or does not',
    params: IdParameter,
    body: ComparisonBody,
    response: { 200: ComparableDayShape },
  };
  app.post('/api/accounts/:id/verification', { schema: keep }, async ({ params, body, caller }) => {
    const day = dayIn('day', body.day);
    const totals = body.totals.map((total) => ({
      billingCurrency: total.billing_currency,
      billedCost: total.billed_cost,
    }));
    await keepComparison(pool, caller, params.id, { day, matches: body.matches, totals });
    return comparableItem(await comparableDay(pool, params.id, day, MAX_AMOUNTS));
  });
};

function comparableItem({ day, totals, amounts, consoleUrl, verification }: ComparableDay) {
  return {
    day,
    totals: totals.map((total) => ({ billing_currency: total.billingCurrency, billed_cost: total.billedCost })),
    amount_count: totals.reduce((sum, total) => sum + total.amounts, 0),
    amounts: amounts.map((amount) => ({
      description: amount.description,
      raw: amount.rawCost,
      billed_cost: amount.billedCost,
      billing_currency: amount.billingCurrency,
    })),
    console_url: consoleUrl,
    verification: verification && verificationItem(verification),
  };
}
