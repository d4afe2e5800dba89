import type { CostScope } from '../../domain/costScope.js';
import { firstOfQuarter, type Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { Db } from '../db.js';
import { chargesOfScope } from './scopeRows.js';
import type { Span } from './span.js';

/** What one series of an account cost each day of a span; 0 where nothing was booked. Unpriced charges have no amount and are not in it. */
export interface DailyAmounts {
  readonly accountId: number;
  readonly currency: string;
  /** Of series by model; else ''. */
  readonly model: string;
  readonly amounts: Float64Array;
  /** The part of `amounts` that no provider billed; null where there is none. */
  readonly ownAmounts: Float64Array | null;
}

/** The amount of a group of rows, and the part of it that no provider billed. Of what is read here only one table has sources. */
const SUMS = `sum(r.billed_cost) as cost, sum(r.billed_cost) filter (where source <> 'api') as own`;

/** The amounts of a scope, one series an account. */
export async function amountsOfScope(db: Db, scope: CostScope, span: Span): Promise<DailyAmounts[]> {
  const { from, values } = chargesOfScope(scope, span);
  return read(
    db,
    `select r.account_id, $3::text as currency, '' as model, r.charge_date, ${SUMS} ${from} group by 1, 4`,
    values,
    span,
  );
}

/** What the current month and quarter cost up to and with today, exact: what the ledger says, also of days that are only half known. */
export interface SpentExactly {
  readonly inMonth: Decimal;
  readonly inQuarter: Decimal;
}

export async function spentExactly(db: Db, scope: CostScope, today: Day): Promise<SpentExactly> {
  const { from, values } = chargesOfScope(scope, { firstDay: firstOfQuarter(today), today });
  const { rows } = await db.query<SpentExactly>(
    `select trim_scale(coalesce(sum(r.billed_cost) filter (where r.charge_date >= date_trunc('month', $2::date::timestamp)), 0)) as "inMonth",
            trim_scale(coalesce(sum(r.billed_cost), 0)) as "inQuarter", $3::text as currency ${from}`,
    values,
  );
  return rows[0] ?? { inMonth: '0' as Decimal, inQuarter: '0' as Decimal };
}

/** Every day is named, because days come before accounts in the key of the rollup: so a few accounts are found among many. */
const OF_ACCOUNTS = `
select r.account_id, r.billing_currency as currency, r.value as model, r.charge_date, ${SUMS}
from aicost.charge_rollup as r
where r.dimension = $2 and r.charge_date = any($3::date[]) and r.account_id = any($4::int[]) and r.billed_cost is not null and $1::date is not null
group by 1, 2, 3, 4`;

/** All series of some accounts: one an account and currency, or one an account, currency and model. */
export async function amountsOfAccounts(
  db: Db,
  accountIds: readonly number[],
  dimension: 'total' | 'model',
  span: Span,
): Promise<DailyAmounts[]> {
  return read(db, OF_ACCOUNTS, [span.firstDay, dimension, span.days, accountIds], span);
}

interface PackedRow extends Omit<DailyAmounts, 'amounts' | 'ownAmounts'> {
  readonly packed: Buffer;
  readonly packedOwn: Buffer | null;
}

/** Bytes of one day: its place in the span and its amount. Text would take ten times as long to read, for millions of days. */
const DAY_BYTES = 12;

async function read(db: Db, sql: string, values: readonly unknown[], span: Span): Promise<DailyAmounts[]> {
  const { rows } = await db.query<PackedRow>(
    `select t.account_id as "accountId", t.currency, t.model,
            string_agg(int4send(t.charge_date - $1::date) || float8send(t.cost::float8), ''::bytea) as packed,
            string_agg(int4send(t.charge_date - $1::date) || float8send(t.own::float8), ''::bytea) filter (where t.own <> 0) as "packedOwn"
     from (${sql}) as t group by 1, 2, 3 order by 1, 2, 3`,
    values,
  );
  return rows.map(({ packed, packedOwn, ...series }) => ({
    ...series,
    amounts: unpacked(packed, span.days.length),
    ownAmounts: packedOwn && unpacked(packedOwn, span.days.length),
  }));
}

function unpacked(packed: Buffer, length: number): Float64Array {
  const amounts = new Float64Array(length);
  for (let place = 0; place < packed.length; place += DAY_BYTES) {
    amounts[packed.readInt32BE(place)] = packed.readDoubleBE(place + 4);
  }
  return amounts;
}
