import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { readChargeFilter } from '../../jobs/readChargeFilter.js';
import { usageRows, type UsagePosition, type UsageRow } from '../../store/usage.js';
import type { ApiContext } from '../context.js';
import { FILTER_WORDS, MODEL_WORD } from '../contract/filterWords.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../contract/pages.js';
import { Calendar, Finality, Money, Source, Timestamp, orNull } from '../contract/scalars.js';

const PLACES = ['day', 'integer', 'text', 'integer', 'instant'] as const;

const Usage = Type.Object(
  {
    day: Calendar,
    charge_period_start: Timestamp,
    charge_period_end: Timestamp,
    service: Type.String(),
    service_id: Type.String(),
    account_id: Type.Integer(),
    account: Type.String(),
    sub_account: Type.String(),
    credential: Type.String(),
    model: Type.String(),
    sku_meter: Type.String(),
    request_type: Type.String(),
    charge_category: Type.String(),
    charge_description: Type.String(),
    measure: Type.Enum(['cost', 'usage'], { description: 'usage: a quantity whose money stands in other rows' }),
    source: Source,
    finality: orNull(Finality),
    billing_currency: Type.String(),
    billed_cost: orNull(Money),
    list_cost: orNull(Money),
    consumed_quantity: orNull(Money),
    consumed_unit: Type.String(),
    notes: Type.String(),
    entry_id: orNull(Type.String({ description: 'The manual entry behind it' })),
    entered_by: orNull(Type.String()),
    revision: Type.Integer({ description: 'How often the amount was changed' }),
    created_at: orNull(Timestamp),
    updated_at: orNull(Timestamp),
  },
  { title: 'Usage' },
);

/** `GET /api/usage`: charges, with source and finality. */
export const usageRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  app.get(
    '/api/usage',
    {
      schema: {
        summary: 'Charges, the newest first',
        querystring: queryOf({ ...FILTER_WORDS, ...MODEL_WORD, ...PageQuery }),
        response: { 200: pageOf(Usage) },
      },
    },
    async ({ query }) => {
      const filter = await readChargeFilter(pool, query);
      const limit = limitOf(query);
      const rows = await usageRows(pool, filter, fromCursor(query.cursor, PLACES) as UsagePosition | null, limit + 1);
      return inPage(rows, limit, usageItem, (row) => [
        row.day,
        row.accountId,
        row.stream,
        row.seriesId,
        row.periodStart,
      ]);
    },
  );
};

function usageItem(row: UsageRow) {
  return {
    day: row.day,
    charge_period_start: row.periodStart,
    charge_period_end: row.periodEnd,
    service: row.serviceProviderName,
    service_id: row.serviceId,
    account_id: row.accountId,
    account: row.accountName,
    sub_account: row.subAccount,
    credential: row.credential,
    model: row.model,
    sku_meter: row.skuMeter,
    request_type: row.requestType,
    charge_category: row.chargeCategory,
    charge_description: row.chargeDescription,
    measure: row.measure as 'cost' | 'usage',
    source: row.source,
    finality: row.finality,
    billing_currency: row.billingCurrency,
    billed_cost: row.billedCost,
    list_cost: row.listCost,
    consumed_quantity: row.consumedQuantity,
    consumed_unit: row.consumedUnit,
    notes: row.notes,
    entry_id: row.entryId,
    entered_by: row.enteredBy,
    revision: row.revision,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
  };
}
