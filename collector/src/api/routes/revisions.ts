import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { readChargeFilter } from '../../jobs/readChargeFilter.js';
import { revisionRows, type RevisionPosition, type RevisionRow } from '../../store/revisions.js';
import type { ApiContext } from '../context.js';
import { FILTER_WORDS } from '../contract/filterWords.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../contract/pages.js';
import { Calendar, Finality, Money, orNull, Source, Timestamp } from '../contract/scalars.js';

const PLACES = ['instant', 'integer', 'day', 'integer', 'instant'] as const;

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

/** `GET /api/revisions`: how charges became what they are. */
export const revisionRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  app.get(
    '/api/revisions',
    {
      schema: {
        summary: 'Amounts that changed after they were first stored, the latest first',
        querystring: queryOf({ ...FILTER_WORDS, ...PageQuery }),
        response: { 200: pageOf(Revision) },
      },
    },
    async ({ query }) => {
      const filter = await readChargeFilter(pool, query);
      const limit = limitOf(query);
      const rows = await revisionRows(
        pool,
        filter,
        fromCursor(query.cursor, PLACES) as RevisionPosition | null,
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
