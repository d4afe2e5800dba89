import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { unpricedRows, type UnpricedRow } from '../../../store/health/unpricedUsage.js';
import type { ApiContext } from '../../context.js';
import { limitOf, PageQuery, queryOf } from '../../contract/pages.js';
import { AccountId, Calendar, Money, orNull, Source } from '../../contract/scalars.js';

const Unpriced = Type.Object(
  {
    account_id: AccountId,
    account: Type.String(),
    service: Type.String(),
    model: Type.String(),
    sku_meter: Type.String(),
    charge_description: Type.String(),
    source: Source,
    charges: Type.Integer({ minimum: 1 }),
    quantity: orNull(Money),
    unit: Type.String(),
    first_day: Calendar,
    last_day: Calendar,
    at_risk: orNull(Type.Object({ currency: Type.String(), low: Money, high: Money }), {
      description:
        'What the tokens would cost at the lowest and the highest mean price of any model here in the last 90 days',
    }),
  },
  { title: 'UnpricedUsage' },
);

/** `GET /api/health/unpriced`: charges without an amount, which no sum contains. */
export const unpricedRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = {
    summary: 'Charges without an amount, by account, model and meter: no sum contains them',
    querystring: queryOf({ limit: PageQuery.limit }),
    response: { 200: Type.Object({ items: Type.Array(Unpriced) }) },
  };
  app.get('/api/health/unpriced', { schema }, async ({ query }) => ({
    items: (await unpricedRows(pool, limitOf(query))).map(unpricedItem),
  }));
};

function unpricedItem({ lowCost: low, highCost: high, currency, ...row }: UnpricedRow) {
  return {
    account_id: row.accountId,
    account: row.accountName,
    service: row.serviceProviderName,
    model: row.model,
    sku_meter: row.skuMeter,
    charge_description: row.chargeDescription,
    source: row.source,
    charges: row.charges,
    quantity: row.quantity,
    unit: row.unit,
    first_day: row.firstDay,
    last_day: row.lastDay,
    at_risk: low === null || high === null ? null : { currency, low, high },
  };
}
