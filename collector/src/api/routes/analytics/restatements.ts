import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ZERO } from '../../../domain/decimal.js';
import { addDays, parseDay, type Day } from '../../../domain/day.js';
import { CollectorError } from '../../../errors.js';
import { quoted } from '../../../jobs/readChargeFilter.js';
import { restatedDays, type RestatedDay } from '../../../store/analytics/restatedDays.js';
import { databaseNow, type Db } from '../../../store/db.js';
import type { ApiContext } from '../../context.js';
import { word } from '../../contract/filterWords.js';
import { queryOf } from '../../contract/pages.js';
import { AccountId, Calendar, Finality, Money, Timestamp } from '../../contract/scalars.js';

const DEFAULT_ROWS = 20;

const Query = queryOf({
  since: word('Changes recorded from this UTC day on, YYYY-MM-DD; default yesterday'),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000, description: `Days of each currency; default ${DEFAULT_ROWS}` }),
  ),
});

const Restated = Type.Object(
  {
    day: Calendar,
    account_id: AccountId,
    account: Type.String(),
    old_cost: Money,
    new_cost: Type.String({ description: 'What stands now: old_cost and delta' }),
    delta: Money,
    changes: Type.Integer({ description: 'Changed amounts behind it; see GET /api/revisions' }),
    finality_before: Finality,
    recorded_at: Timestamp,
  },
  {
    title: 'RestatedDay',
    description: 'finality_before: the firmest of the changed amounts; recorded_at: of the last change',
  },
);

const OneCurrency = Type.Object({
  currency: Type.String(),
  delta: Type.String({ description: 'Of all restated days, also those beyond the limit' }),
  days: Type.Integer({ description: 'Days of accounts that were restated' }),
  items: Type.Array(Restated),
});

const Answer = Type.Object({ since: Calendar, currencies: Type.Array(OneCurrency) }, { title: 'Restatements' });

/** `GET /api/analytics/restatements`: which days cost something else than they were said to. */
export const restatementRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = {
    summary: 'Days whose cost changed after it was first stored, each currency apart, the largest change first',
    querystring: Query,
    response: { 200: Answer },
  };
  app.get('/api/analytics/restatements', { schema }, async ({ query }) => {
    const since = await readSince(pool, query.since);
    const rows = await restatedDays(pool, since, query.limit ?? DEFAULT_ROWS);
    const currencies = [...new Set(rows.map(({ currency }) => currency))];
    return {
      since,
      currencies: currencies.map((name) => currencyItem(rows.filter(({ currency }) => currency === name))),
    };
  });
};

/** @param rows of one currency, at least one */
function currencyItem(rows: readonly RestatedDay[]) {
  const [first] = rows;
  return {
    currency: first?.currency ?? '',
    delta: first?.currencyDelta ?? ZERO,
    days: first?.currencyDays ?? 0,
    items: rows.map(dayItem),
  };
}

function dayItem(row: RestatedDay) {
  return {
    day: row.day,
    account_id: row.accountId,
    account: row.account,
    old_cost: row.oldCost,
    new_cost: row.newCost,
    delta: row.delta,
    changes: row.changes,
    finality_before: row.finalityBefore,
    recorded_at: row.recordedAt,
  };
}

async function readSince(db: Db, text: string | undefined): Promise<Day> {
  if (text === undefined) return addDays((await databaseNow(db)).slice(0, 10) as Day, -1);
  const day = parseDay(text);
  if (day) return day;
  throw new CollectorError(
    'INVALID_DATE_FORMAT',
    `since is a calendar day written as 2026-01-31; ${quoted(text)} is not`,
  );
}
