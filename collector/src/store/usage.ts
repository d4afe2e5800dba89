import type { Finality } from '../domain/window.js';
import type { Source } from '../domain/charge.js';
import { daysCondition, seriesCondition, type ChargeFilter } from './chargeFilter.js';
import type { Db } from './db.js';
import { SERIES_SOURCE } from './export/fields.js';

/** One charge with all its names. Amounts are exact decimal text; '' means not known, null that there is none. */
export interface UsageRow {
  readonly day: string;
  readonly accountId: number;
  readonly stream: string;
  readonly seriesId: number;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly serviceProviderName: string;
  readonly serviceId: string;
  readonly accountName: string;
  readonly subAccount: string;
  readonly credential: string;
  readonly model: string;
  readonly skuMeter: string;
  readonly requestType: string;
  readonly chargeCategory: string;
  readonly chargeDescription: string;
  readonly measure: string;
  readonly source: Source;
  readonly finality: Finality | null;
  readonly billingCurrency: string;
  readonly billedCost: string | null;
  readonly listCost: string | null;
  readonly consumedQuantity: string | null;
  readonly consumedUnit: string;
  readonly notes: string;
  readonly entryId: string | null;
  readonly enteredBy: string | null;
  readonly revision: number;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}

/** Where a page ended: day, account, stream, series, start of the period. */
export type UsagePosition = readonly [day: string, accountId: number, stream: string, seriesId: number, start: string];

const COLUMNS = `
c.charge_date as "day", c.account_id as "accountId", c.stream, c.series_id as "seriesId", c.charge_period_start as "periodStart",
c.charge_period_end as "periodEnd", a.service_provider_name as "serviceProviderName", a.service_id as "serviceId",
a.account_name as "accountName", coalesce(p.name, s.sub_account_id) as "subAccount", coalesce(k.name, s.credential_id) as credential,
s.model, s.sku_meter as "skuMeter", s.request_type as "requestType", s.charge_category as "chargeCategory",
s.charge_description as "chargeDescription", s.measure, s.source, w.finality, s.billing_currency as "billingCurrency",
trim_scale(c.billed_cost) as "billedCost", trim_scale(c.list_cost) as "listCost", trim_scale(c.consumed_quantity) as "consumedQuantity",
s.consumed_unit as "consumedUnit", coalesce(e.notes, s.tags ->> 'x_note', '') as notes, e.entry_id as "entryId",
e.created_by_name as "enteredBy", c.revision,
coalesce(e.created_at, case when c.revision = 0 then w.content_since end) as "createdAt", coalesce(e.updated_at, w.content_since) as "updatedAt"`;

/** The newest first, one page at a time; the key of the table is the order, so a page costs the same however deep it is. */
export async function usageRows(
  db: Db,
  filter: ChargeFilter,
  after: UsagePosition | null,
  limit: number,
): Promise<UsageRow[]> {
  const position = after
    ? 'and (c.charge_date, c.account_id, c.stream, c.series_id, c.charge_period_start) < ($2::date, $3, $4, $5, $6::timestamptz)'
    : '';
  const { rows } = await db.query<UsageRow>(
    `select ${COLUMNS}
     from aicost.charge as c
     join ${SERIES_SOURCE} on s.account_id = c.account_id and s.series_id = c.series_id
     join aicost.charge_window as w on w.account_id = c.account_id and w.stream = c.stream and w.charge_date = c.charge_date
     where ${daysCondition(filter, 'c')} and ${seriesCondition(filter)} ${position}
     order by c.charge_date desc, c.account_id desc, c.stream desc, c.series_id desc, c.charge_period_start desc limit $1`,
    [limit, ...(after ?? [])],
  );
  return rows;
}
