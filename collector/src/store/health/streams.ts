import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';
import { OWN_STREAM_NAMES } from './ownStreams.js';

/** How far one kind of figures of one account has come. Windows are days. Instants are ISO 8601. */
export interface StreamRow {
  readonly accountId: number;
  readonly accountName: string;
  readonly serviceProviderName: string;
  readonly stream: string;
  /** The newest day with figures; null: none was ever read. */
  readonly newestDay: Day | null;
  readonly lastReadAt: string | null;
  readonly windowsFinal: number;
  readonly windowsSettling: number;
  readonly windowsProvisional: number;
  readonly windowsFailed: number;
}

const STREAMS = `
select w.account_id as "accountId", a.account_name as "accountName", a.service_provider_name as "serviceProviderName", w.stream,
       max(w.charge_date) filter (where w.finality is not null) as "newestDay", max(w.fetched_at) as "lastReadAt",
       (count(*) filter (where w.finality = 'final'))::int as "windowsFinal",
       (count(*) filter (where w.finality = 'settling'))::int as "windowsSettling",
       (count(*) filter (where w.finality = 'provisional'))::int as "windowsProvisional",
       (count(*) filter (where w.error_code is not null))::int as "windowsFailed"
from aicost.charge_window as w
join aicost.account as a on a.account_id = w.account_id
where a.deleted_at is null and w.stream <> all($1)
group by w.account_id, a.account_name, a.service_provider_name, w.stream
order by a.account_name, w.stream`;

/** Every stream that is read from a provider. */
export async function streamRows(db: Db): Promise<StreamRow[]> {
  return (await db.query<StreamRow>(STREAMS, [OWN_STREAM_NAMES])).rows;
}
