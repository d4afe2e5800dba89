import type { Db } from './db.js';

/** How an account's reading goes; ages in seconds, null: never. */
export interface SyncHealthRow {
  readonly accountName: string;
  readonly serviceProviderName: string;
  readonly lastSuccessAgeSeconds: number | null;
  readonly lastOutcome: string | null;
  readonly lastErrorCode: string | null;
  readonly lastErrorMessage: string | null;
  readonly windowsFinal: number;
  readonly windowsSettling: number;
  readonly windowsProvisional: number;
  readonly windowsFailed: number;
  readonly unpricedCharges: number;
}

const SQL = `
select h.account_name as "accountName", h.service_provider_name as "serviceProviderName",
       h.last_success_age_seconds::float8 as "lastSuccessAgeSeconds", h.last_outcome as "lastOutcome",
       h.last_error_code as "lastErrorCode", h.last_error_message as "lastErrorMessage",
       h.windows_final::int as "windowsFinal", h.windows_settling::int as "windowsSettling",
       h.windows_provisional::int as "windowsProvisional", h.windows_failed::int as "windowsFailed", h.unpriced_charges::int as "unpricedCharges"
from report.sync_health as h
order by h.account_name`;

export async function syncHealth(db: Db): Promise<SyncHealthRow[]> {
  return (await db.query<SyncHealthRow>(SQL)).rows;
}
