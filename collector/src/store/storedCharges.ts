import type { Charge, ChargeDimensions } from '../domain/charge.js';
import { instant, type Day } from '../domain/day.js';
import type { Decimal } from '../domain/decimal.js';
import type { Db } from './db.js';

const SERIES = `
select s.series_id as "seriesId", s.source, s.measure as "xMeasure", s.charge_category as "chargeCategory", s.charge_description as "chargeDescription",
       s.service_name as "serviceName", s.sub_account_id as "subAccountId", s.credential_id as "xCredentialId", s.model as "xModel",
       s.sku_meter as "skuMeter", s.request_type as "xRequestType", s.service_tier as "xServiceTier", s.billing_currency as "billingCurrency",
       s.consumed_unit as "consumedUnit", s.tags
from aicost.charge_series as s
where s.account_id = $1 and s.series_id in (
  select c.series_id from aicost.charge as c where c.account_id = $1 and c.stream = $2 and c.charge_date = any($3::date[]))`;

const CHARGES = `
select c.series_id as "seriesId", c.charge_date as "chargeDate", c.charge_period_start as "start", c.charge_period_end as "end",
       trim_scale(c.billed_cost)::text as "billedCost", c.billed_cost_raw as "xBilledCostRaw", trim_scale(c.list_cost)::text as "listCost",
       trim_scale(c.consumed_quantity)::text as "consumedQuantity"
from aicost.charge as c
where c.account_id = $1 and c.stream = $2 and c.charge_date = any($3::date[])`;

interface ChargeRow {
  readonly seriesId: number;
  readonly chargeDate: Day;
  readonly start: string;
  readonly end: string;
  readonly billedCost: Decimal | null;
  readonly xBilledCostRaw: string;
  readonly listCost: Decimal | null;
  readonly consumedQuantity: Decimal | null;
}

/** The charges of some days of a stream as they were given to the ledger, by day. Charges of a series share its dimensions. */
export async function storedCharges(
  db: Db,
  accountId: number,
  stream: string,
  days: readonly Day[],
): Promise<Map<Day, Charge[]>> {
  const { rows: series } = await db.query<ChargeDimensions & { seriesId: number }>(SERIES, [accountId, stream, days]);
  const dimensionsOf = new Map(series.map(({ seriesId, ...dimensions }) => [seriesId, dimensions]));
  const { rows } = await db.query<ChargeRow>(CHARGES, [accountId, stream, days]);
  const byDay = new Map<Day, Charge[]>();
  for (const row of rows) {
    const charges = byDay.get(row.chargeDate) ?? [];
    byDay.set(row.chargeDate, charges);
    charges.push(chargeOf(row, dimensionsOf.get(row.seriesId) as ChargeDimensions));
  }
  return byDay;
}

function chargeOf(row: ChargeRow, dimensions: ChargeDimensions): Charge {
  const { chargeDate, start, end, billedCost, xBilledCostRaw, listCost, consumedQuantity } = row;
  // The server leaves zeros at the end of a fraction out; our own spelling of an instant has them.
  const chargePeriod = { start: instant(Date.parse(start)), end: instant(Date.parse(end)) };
  return { dimensions, chargePeriod, chargeDate, billedCost, xBilledCostRaw, listCost, consumedQuantity };
}
