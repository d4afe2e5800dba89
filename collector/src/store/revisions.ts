import type { Finality } from '../domain/window.js';
import type { Source } from '../domain/charge.js';
import { accountCondition, daysCondition, type ChargeFilter } from './chargeFilter.js';
import type { Db } from './db.js';

/** One amount that changed after it was first stored. null: the row was not there. */
export interface RevisionRow {
  readonly recordedAt: string;
  readonly day: string;
  readonly accountId: number;
  readonly seriesId: number;
  readonly periodStart: string;
  readonly accountName: string;
  readonly serviceProviderName: string;
  readonly subAccount: string;
  readonly model: string;
  readonly skuMeter: string;
  readonly chargeDescription: string;
  readonly source: Source;
  readonly billingCurrency: string;
  readonly oldCost: string | null;
  readonly newCost: string | null;
  readonly delta: string;
  readonly finalityBefore: Finality;
  readonly runId: string;
  /** What changed it: a read of the provider, an entry, a file, telemetry. */
  readonly trigger: string | null;
  readonly actor: string | null;
  readonly note: string | null;
}

/** Where a page ended: instant, account, day, series, start of the period. */
export type RevisionPosition = readonly [at: string, accountId: number, day: string, seriesId: number, start: string];

/** Changes of charges on the filter's days, the latest first. */
export async function revisionRows(
  db: Db,
  filter: ChargeFilter,
  after: RevisionPosition | null,
  limit: number,
): Promise<RevisionRow[]> {
  const position = after
    ? 'and (v.recorded_at, v.account_id, v.charge_date, v.series_id, v.charge_period_start) < ($2::timestamptz, $3, $4::date, $5, $6::timestamptz)'
    : '';
  const source = filter.source === null ? '' : `and s.source = '${filter.source}'`;
  const { rows } = await db.query<RevisionRow>(
    `select v.recorded_at as "recordedAt", v.charge_date as "day", v.account_id as "accountId", v.series_id as "seriesId",
            v.charge_period_start as "periodStart", a.account_name as "accountName", a.service_provider_name as "serviceProviderName",
            coalesce(p.name, s.sub_account_id) as "subAccount", s.model, s.sku_meter as "skuMeter", s.charge_description as "chargeDescription",
            s.source, s.billing_currency as "billingCurrency", trim_scale(v.old_cost) as "oldCost", trim_scale(v.new_cost) as "newCost",
            trim_scale(coalesce(v.new_cost, 0) - coalesce(v.old_cost, 0)) as delta, v.finality_before as "finalityBefore",
            v.run_id as "runId", r.trigger, r.actor, r.note
     from aicost.charge_revision as v
     join aicost.account as a on a.account_id = v.account_id
     join aicost.charge_series as s on s.account_id = v.account_id and s.series_id = v.series_id
     left join aicost.sync_run as r on r.run_id = v.run_id
     left join aicost.display_name as p on p.account_id = s.account_id and p.kind = 'sub_account' and p.id = s.sub_account_id
     where ${daysCondition(filter, 'v')} and ${accountCondition(filter)} ${source} ${position}
     order by v.recorded_at desc, v.account_id desc, v.charge_date desc, v.series_id desc, v.charge_period_start desc limit $1`,
    [limit, ...(after ?? [])],
  );
  return rows;
}
