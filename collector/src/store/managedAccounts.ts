import type { Day } from '../domain/day.js';
import type { AccountRow } from './accounts.js';
import type { Db, Transaction } from './db.js';
import type { Verification } from './verification.js';

/** What may be known of a stored credential. */
export interface SecretHint {
  readonly name: string;
  readonly lastFour: string;
  readonly updatedAt: string;
}

/** An account as people see it: what it is, and how its reading goes. Instants are ISO 8601, ages seconds. */
export interface AccountState extends Omit<AccountRow, 'organisationId' | 'namesSecondsAgo'> {
  readonly secrets: readonly SecretHint[];
  readonly lastSuccessAt: string | null;
  readonly lastSuccessAgeSeconds: number | null;
  readonly lastErrorCode: string | null;
  readonly lastErrorMessage: string | null;
  readonly windowsFinal: number;
  readonly windowsSettling: number;
  readonly windowsProvisional: number;
  readonly windowsFailed: number;
  readonly unpricedCharges: number;
  /** The last time that somebody compared a day with the provider's console. */
  readonly verification: Verification | null;
  readonly createdAt: string;
  readonly deletedAt: string | null;
}

/** How a deleted account was read says nothing any more, so the view of health has no row for it. */
const STATES = `
select a.account_id as "accountId", a.account_name as "accountName", a.service_id as "serviceId", a.service_provider_name as "serviceProviderName",
       a.origin, a.backfill_from as "backfillFrom", a.is_active as "isActive", a.base_url as "baseUrl", a.requests_per_minute as "requestsPerMinute",
       a.created_at as "createdAt", a.deleted_at as "deletedAt", coalesce(s.hints, '[]') as secrets,
       h.last_success_at as "lastSuccessAt", h.last_success_age_seconds::float8 as "lastSuccessAgeSeconds",
       h.last_error_code as "lastErrorCode", h.last_error_message as "lastErrorMessage",
       coalesce(h.windows_final, 0)::int as "windowsFinal", coalesce(h.windows_settling, 0)::int as "windowsSettling",
       coalesce(h.windows_provisional, 0)::int as "windowsProvisional", coalesce(h.windows_failed, 0)::int as "windowsFailed",
       coalesce(h.unpriced_charges, 0)::int as "unpricedCharges", v.last as verification
from aicost.account as a
left join report.sync_health as h on h.account_id = a.account_id
left join lateral (
  select json_agg(json_build_object('name', s.secret_name, 'lastFour', s.last_four, 'updatedAt', to_char(s.updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) order by s.secret_name) as hints
  from aicost.account_secret as s where s.account_id = a.account_id) as s on true
left join lateral (
  select json_build_object('day', y.charge_date, 'matches', y.matches, 'verifiedBy', y.verified_by, 'verifiedAt', to_char(y.verified_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) as last
  from aicost.verification as y where y.account_id = a.account_id order by y.verified_at desc limit 1) as v on true
where ($1::int is null or a.account_id = $1) and ($2 or a.deleted_at is null)
order by a.account_name`;

/** Every account, or the one of that id; deleted ones only when asked for. */
export async function accountStates(
  db: Db,
  { accountId = null, withDeleted }: { readonly accountId?: number | null; readonly withDeleted: boolean },
): Promise<AccountState[]> {
  return (await db.query<AccountState>(STATES, [accountId, withDeleted])).rows;
}

/** What a person can say about an account; null means what the service itself says. */
export interface AccountSettings {
  readonly accountName: string;
  readonly baseUrl: string | null;
  readonly backfillFrom: Day | null;
  readonly requestsPerMinute: number | null;
}

const CREATE = `
insert into aicost.account (account_name, service_id, service_provider_name, origin, base_url, backfill_from, requests_per_minute, created_by)
values ($1, $2, $3, 'api', $4, coalesce($5::date, (date_trunc('month', (aicost.now() at time zone 'UTC')) - interval '13 months')::date), $6, $7)
on conflict (account_name) do nothing
returning account_id as "accountId"`;

/** The new account's id; null when the name is taken, be it by a deleted account. */
export async function createAccount(
  db: Db,
  wish: AccountSettings & {
    readonly serviceId: string;
    readonly serviceProviderName: string;
    readonly createdBy: string;
  },
): Promise<number | null> {
  const { rows } = await db.query<{ accountId: number }>(CREATE, [
    wish.accountName,
    wish.serviceId,
    wish.serviceProviderName,
    wish.baseUrl,
    wish.backfillFrom,
    wish.requestsPerMinute,
    wish.createdBy,
  ]);
  return rows[0]?.accountId ?? null;
}

/** What identifies an account, and what may be done with it. */
export interface StoredAccount extends Pick<
  AccountRow,
  'accountId' | 'accountName' | 'serviceId' | 'origin' | 'isActive' | 'baseUrl' | 'backfillFrom' | 'requestsPerMinute'
> {
  readonly deletedAt: string | null;
}

const IDENTITY = `
select a.account_id as "accountId", a.account_name as "accountName", a.service_id as "serviceId", a.origin, a.is_active as "isActive",
       a.base_url as "baseUrl", a.backfill_from as "backfillFrom", a.requests_per_minute as "requestsPerMinute", a.deleted_at as "deletedAt"
from aicost.account as a`;
const BY_NAME = `${IDENTITY} where a.account_name = $1`;
const BY_ID = `${IDENTITY} where a.account_id = $1`;

/** The account of that name, deleted or not. */
export async function accountByName(db: Db, accountName: string): Promise<StoredAccount | undefined> {
  return (await db.query<StoredAccount>(BY_NAME, [accountName])).rows[0];
}

/** The account of that id, deleted or not. */
export async function accountById(db: Db, accountId: number): Promise<StoredAccount | undefined> {
  return (await db.query<StoredAccount>(BY_ID, [accountId])).rows[0];
}

/** The same, locked until the transaction ends. */
export async function lockedAccount(tx: Transaction, accountId: number): Promise<StoredAccount | undefined> {
  return (await tx.query<StoredAccount>(`${BY_ID} for update`, [accountId])).rows[0];
}

const UPDATE = `
update aicost.account as a
set account_name = $2, base_url = $3, backfill_from = $4, requests_per_minute = $5, is_active = $6, deleted_at = null, origin = 'api'
where a.account_id = $1`;

/** Writes what a person may change, who manages the account from then on; one that was deleted is there again. */
export async function updateAccount(
  db: Db,
  account: Omit<StoredAccount, 'serviceId' | 'origin' | 'deletedAt'>,
): Promise<void> {
  await db.query(UPDATE, [
    account.accountId,
    account.accountName,
    account.baseUrl,
    account.backfillFrom,
    account.requestsPerMinute,
    account.isActive,
  ]);
}

const DELETE = `update aicost.account as a set is_active = false, deleted_at = aicost.now() where a.account_id = $1`;

/** Hides the account and stops its reading. Its charges and their history stay where they are. */
export async function softDeleteAccount(db: Db, accountId: number): Promise<void> {
  await db.query(DELETE, [accountId]);
}
