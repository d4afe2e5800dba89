import type { Source } from '../../domain/charge.js';
import type { Decimal } from '../../domain/decimal.js';
import { daysCondition, seriesCondition, type ChargeFilter } from '../chargeFilter.js';
import type { Db } from '../db.js';
import { SERIES_SOURCE } from '../export/fields.js';
import { CHARGE_KEYS, keyColumns, type BreakdownBy, type BreakdownKey } from './breakdownKeys.js';
import { COUNTS_QUANTITY } from './countsQuantity.js';

/** A meter of tokens, as some source spells it of some service. */
export interface TokenMeter {
  readonly serviceId: string;
  readonly source: Source;
  readonly skuMeter: string;
}

/** Tokens of one meter behind one key of a breakdown. */
export interface MeterTokens extends BreakdownKey, TokenMeter {
  readonly tokens: Decimal;
}

const METER = 'a.service_id as "serviceId", s.source, s.sku_meter as "skuMeter"';
const IS_TOKENS = `s.consumed_unit = 'Tokens' and ${COUNTS_QUANTITY}`;

/** Every meter of tokens that was ever seen. */
export async function tokenMeters(db: Db): Promise<TokenMeter[]> {
  const { rows } = await db.query<TokenMeter>(
    `select distinct ${METER} from aicost.charge_series as s
     join aicost.account as a on a.account_id = s.account_id where ${IS_TOKENS}`,
  );
  return rows;
}

/** Tokens by meter, for each key of a breakdown; only the charges know meters. */
export async function meterTokens(db: Db, by: BreakdownBy, filter: ChargeFilter): Promise<MeterTokens[]> {
  const { rows } = await db.query<MeterTokens>(
    `with sums as (
       select c.account_id, c.series_id, sum(c.consumed_quantity) as tokens
       from aicost.charge as c
       join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
       join aicost.account as a on a.account_id = c.account_id
       where ${daysCondition(filter, 'c')} and ${seriesCondition(filter)} and ${IS_TOKENS} and c.consumed_quantity is not null
       group by 1, 2)
     select ${keyColumns(CHARGE_KEYS[by], 's.billing_currency')}, ${METER}, trim_scale(sum(x.tokens)) as tokens
     from sums as x
     join ${SERIES_SOURCE} on s.account_id = x.account_id and s.series_id = x.series_id
     group by 1, 2, 3, 4, 5, 6, 7, 8`,
  );
  return rows;
}
