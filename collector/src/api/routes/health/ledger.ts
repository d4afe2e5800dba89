import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { LedgerFault } from '../../../store/checkLedger.js';
import { lastLedgerCheck } from '../../../store/ledgerChecks.js';
import type { ApiContext } from '../../context.js';
import { queryOf } from '../../contract/pages.js';
import { AccountId, Calendar, Money, orNull, Timestamp } from '../../contract/scalars.js';

const Fault = Type.Object(
  {
    account_id: AccountId,
    account: Type.String(),
    stream: Type.String(),
    day: Calendar,
    charges: Money,
    window_total: Money,
    first_plus_revisions: Money,
    rollup: Money,
  },
  { title: 'LedgerFault', description: 'A day whose sums differ. Checksums over all currencies: compare, do not show' },
);

const LedgerHealth = Type.Object(
  {
    checked_at: orNull(Timestamp, { description: 'When the ledger was last added up; null: not yet' }),
    days: Type.Integer({ minimum: 0, description: 'Stored days of all kinds of figures that were compared' }),
    fault_count: Type.Integer({ minimum: 0, description: 'How many of them did not agree' }),
    faults: Type.Array(Fault, { description: 'The first 100 of those, by day' }),
  },
  { title: 'LedgerHealth' },
);

const MAX_FAULTS = 100;

/** `GET /api/health/ledger`: do stored charges, totals, history and rollups say the same? Added up every night. */
export const ledgerHealthRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = {
    summary: 'Whether the ledger added up the last time, and days that did not',
    querystring: queryOf({}),
    response: { 200: LedgerHealth },
  };
  app.get('/api/health/ledger', { schema }, async () => {
    const check = await lastLedgerCheck(pool, MAX_FAULTS);
    if (!check) return { checked_at: null, days: 0, fault_count: 0, faults: [] };
    const { checkedAt, days, faultCount, faults } = check;
    return { checked_at: checkedAt, days, fault_count: faultCount, faults: faults.map(faultItem) };
  });
};

function faultItem(fault: LedgerFault) {
  return {
    account_id: fault.accountId,
    account: fault.accountName,
    stream: fault.stream,
    day: fault.day,
    charges: fault.charges,
    window_total: fault.windowTotal,
    first_plus_revisions: fault.firstPlusRevisions,
    rollup: fault.rollup,
  };
}
