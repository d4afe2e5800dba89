import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { services } from '../../connectors/catalogue.js';
import { readChargeFilter } from '../../jobs/readChargeFilter.js';
import { revisionRows, type RevisionPosition, type RevisionRow } from '../../store/revisions.js';
import { usageRows, type UsagePosition, type UsageRow } from '../../store/usage.js';
import type { ApiContext } from '../context.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../contract/pages.js';
import { Calendar, Finality, Money, Source, Timestamp } from '../contract/scalars.js';

const USAGE_PLACES = ['day', 'integer', 'text', 'integer', 'instant'] as const;
const REVISION_PLACES = ['instant', 'integer', 'day', 'integer', 'instant'] as const;
const SERVICE_IDS = services.map((service) => service.id);
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const word = (description: string) => Type.Optional(Type.String({ maxLength: 500, description }));

const FILTER = {
  start_date: word('First day, YYYY-MM-DD in UTC; default 29 days before the last'),
  end_date: word('Last day, inside the range; default today'),
  service_id: word('Only this service'),
  account_id: word('Only this account'),
  source: word('api, manual, import, estimate or all; default all'),
};

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

const Revision = Type.Object(
  {
    recorded_at: Timestamp,
    day: Calendar,
    account_id: Type.Integer(),
    account: Type.String(),
    service: Type.String(),
    sub_account: Type.String(),
    model: Type.String(),
    sku_meter: Type.String(),
    charge_description: Type.String(),
    source: Source,
    billing_currency: Type.String(),
    old_cost: orNull(Money),
    new_cost: orNull(Money),
    delta: Money,
    finality_before: Finality,
    run_id: Type.String(),
    trigger: orNull(
      Type.String({ description: 'schedule, command or api: the provider said so; entry, import, telemetry' }),
    ),
    actor: orNull(Type.String()),
    note: orNull(Type.String()),
  },
  { title: 'Revision' },
);

/** `GET /api/usage` and `GET /api/revisions`: charges, and how they became what they are. */
export const usageRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  app.get(
    '/api/usage',
    {
      schema: {
        summary: 'Charges, the newest first',
        querystring: queryOf({ ...FILTER, model: word('Only this model'), ...PageQuery }),
        response: { 200: pageOf(Usage) },
      },
    },
    async ({ query }) => {
      const filter = await readChargeFilter(pool, query, SERVICE_IDS);
      const limit = limitOf(query);
      const rows = await usageRows(
        pool,
        filter,
        fromCursor(query.cursor, USAGE_PLACES) as UsagePosition | null,
        limit + 1,
      );
      return inPage(rows, limit, usageItem, (row) => [
        row.day,
        row.accountId,
        row.stream,
        row.seriesId,
        row.periodStart,
      ]);
    },
  );

  app.get(
    '/api/revisions',
    {
      schema: {
        summary: 'Amounts that changed after they were first stored, the latest first',
        querystring: queryOf({ ...FILTER, ...PageQuery }),
        response: { 200: pageOf(Revision) },
      },
    },
    async ({ query }) => {
      const filter = await readChargeFilter(pool, query, SERVICE_IDS);
      const limit = limitOf(query);
      const rows = await revisionRows(
        pool,
        filter,
        fromCursor(query.cursor, REVISION_PLACES) as RevisionPosition | null,
        limit + 1,
      );
      return inPage(rows, limit, revisionItem, (row) => [
        row.recordedAt,
        row.accountId,
        row.day,
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

function revisionItem(row: RevisionRow) {
  return {
    recorded_at: row.recordedAt,
    day: row.day,
    account_id: row.accountId,
    account: row.accountName,
    service: row.serviceProviderName,
    sub_account: row.subAccount,
    model: row.model,
    sku_meter: row.skuMeter,
    charge_description: row.chargeDescription,
    source: row.source,
    billing_currency: row.billingCurrency,
    old_cost: row.oldCost,
    new_cost: row.newCost,
    delta: row.delta,
    finality_before: row.finalityBefore,
    run_id: row.runId,
    trigger: row.trigger,
    actor: row.actor,
    note: row.note,
  };
}
