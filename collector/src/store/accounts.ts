import type { Day } from '../domain/day.js';
import { CollectorError } from '../errors.js';
import type { Db } from './db.js';

export interface AccountRow {
  readonly accountId: number;
  readonly accountName: string;
  readonly serviceId: string;
  readonly serviceProviderName: string;
  readonly origin: 'environment' | 'config' | 'api';
  readonly organisationId: string | null;
  readonly backfillFrom: Day;
  readonly isActive: boolean;
  /** Only of accounts of origin `api`; null: the service's own. */
  readonly baseUrl: string | null;
  readonly requestsPerMinute: number | null;
  readonly namesSecondsAgo: number | null;
}

export interface AccountWish {
  readonly accountName: string;
  readonly serviceId: string;
  readonly serviceProviderName: string;
  readonly origin: 'environment' | 'config';
  /** null: the first day of the month thirteen months ago. */
  readonly backfillFrom: Day | null;
}

const UPSERT = `
insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
values ($1, $2, $3, $4, coalesce($5::date, (date_trunc('month', (aicost.now() at time zone 'UTC')) - interval '13 months')::date))
on conflict (account_name) do update
set origin = excluded.origin, is_active = true, deleted_at = null,
    backfill_from = case when $5::date is null then account.backfill_from else excluded.backfill_from end
where account.service_id = excluded.service_id
returning account_id`;

/** Registers an account from the configuration. One name cannot move to another service: its history would mix. */
export async function ensureAccount(db: Db, wish: AccountWish): Promise<void> {
  const { rows } = await db.query(UPSERT, [
    wish.accountName,
    wish.serviceId,
    wish.serviceProviderName,
    wish.origin,
    wish.backfillFrom,
  ]);
  if (rows.length === 0) {
    throw new CollectorError(
      'CONFIG_INVALID',
      `account "${wish.accountName}" is already stored for another service than ${wish.serviceId}; give the new account another name`,
    );
  }
}

const LIST = `
select a.account_id as "accountId", a.account_name as "accountName", a.service_id as "serviceId", a.service_provider_name as "serviceProviderName",
       a.origin, a.organisation_id as "organisationId", a.backfill_from as "backfillFrom", a.is_active as "isActive",
       a.base_url as "baseUrl", a.requests_per_minute as "requestsPerMinute",
       extract(epoch from aicost.now() - a.names_read_at)::float8 as "namesSecondsAgo"
from aicost.account as a
where a.deleted_at is null
order by a.account_name`;

/** Every account but the deleted ones, in order of name. */
export async function accounts(db: Db): Promise<AccountRow[]> {
  return (await db.query<AccountRow>(LIST)).rows;
}

const LEDGER = `select a.account_id as "accountId", a.account_name as "accountName", a.service_id as "serviceId" from aicost.account as a`;

/** Every account that charges may belong to, deleted ones too: their history stays and can be asked for. */
export async function ledgerAccounts(db: Db): Promise<Pick<AccountRow, 'accountId' | 'accountName' | 'serviceId'>[]> {
  return (await db.query<Pick<AccountRow, 'accountId' | 'accountName' | 'serviceId'>>(LEDGER)).rows;
}

const CLAIM = `
update aicost.account as a
set claimed_by = $2, claimed_until = aicost.now() + make_interval(secs => $3)
where a.account_id = $1 and (a.claimed_until is null or a.claimed_until <= aicost.now() or a.claimed_by = $2)
returning a.account_id`;

/** Takes the account for one collector for some seconds, so that several collectors share the work. Correctness does not hang on it. */
export async function claimAccount(db: Db, accountId: number, claimant: string, seconds: number): Promise<boolean> {
  return (await db.query(CLAIM, [accountId, claimant, seconds])).rows.length > 0;
}

const RELEASE = `update aicost.account as a set claimed_by = null, claimed_until = null where a.account_id = $1 and a.claimed_by = $2`;

export async function releaseAccount(db: Db, accountId: number, claimant: string): Promise<void> {
  await db.query(RELEASE, [accountId, claimant]);
}

const NOTE_ORGANISATION = `update aicost.account as a set organisation_id = $2 where a.account_id = $1 and a.organisation_id is null`;

/** Remembers the organisation that answered first. */
export async function noteOrganisation(db: Db, accountId: number, organisationId: string): Promise<void> {
  await db.query(NOTE_ORGANISATION, [accountId, organisationId]);
}
