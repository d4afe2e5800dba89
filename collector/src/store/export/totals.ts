import { sumDecimals, ZERO, type Decimal } from '../../domain/decimal.js';
import type { Day } from '../../domain/day.js';
import { rollupCondition, type ChargeFilter } from '../chargeFilter.js';
import type { Db } from '../db.js';

/** What the records of an export add up to. */
export interface ExportTotals {
  readonly records: number;
  /** Sum of the amounts in US dollars. */
  readonly costUsd: Decimal;
  readonly tokens: Decimal;
  /** Amounts in other currencies, which no figure in dollars contains. */
  readonly otherCurrencies: readonly { readonly currency: string; readonly cost: Decimal }[];
  readonly unpricedRecords: number;
}

interface CurrencySum {
  readonly currency: string;
  readonly records: number;
  readonly cost: Decimal | null;
  readonly tokens: Decimal | null;
  readonly unpriced: number;
}

/** From the rollups, which are kept in the transaction that writes the charges: exact, and quick at any size. */
export async function exportTotals(db: Db, filter: ChargeFilter): Promise<ExportTotals> {
  const { rows } = await db.query<CurrencySum>(`
    select r.billing_currency as currency, sum(r.charges)::float8 as records, trim_scale(sum(r.billed_cost)) as cost,
           trim_scale(sum(r.tokens)) as tokens, sum(r.unpriced_charges)::float8 as unpriced
    from aicost.charge_rollup as r join aicost.account as a on a.account_id = r.account_id
    where ${rollupCondition(filter)} group by 1 order by 1`);
  return {
    records: rows.reduce((sum, row) => sum + row.records, 0),
    costUsd: rows.find((row) => row.currency === 'USD')?.cost ?? ZERO,
    tokens: sumDecimals(rows.flatMap((row) => row.tokens ?? [])),
    otherCurrencies: rows.flatMap(({ currency, cost }) =>
      currency === 'USD' || cost === null ? [] : [{ currency, cost }],
    ),
    unpricedRecords: rows.reduce((sum, row) => sum + row.unpriced, 0),
  };
}

/** How many records each day has, in order; days without any are left out. */
export async function recordsByDay(
  db: Db,
  filter: ChargeFilter,
): Promise<{ readonly day: Day; readonly records: number }[]> {
  const { rows } = await db.query<{ day: Day; records: number }>(`
    select r.charge_date as "day", sum(r.charges)::float8 as records
    from aicost.charge_rollup as r join aicost.account as a on a.account_id = r.account_id
    where ${rollupCondition(filter)} group by 1 order by 1`);
  return rows;
}
