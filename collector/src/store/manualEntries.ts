import type { ChargeCategory } from '../domain/charge.js';
import type { Day } from '../domain/day.js';
import type { Spreadable } from '../domain/spread.js';
import type { Actor } from './audit.js';
import type { Db } from './db.js';

/** What a person says of a cost. '' means not given. */
export interface EntryValues extends Spreadable {
  readonly billingCurrency: string;
  readonly chargeCategory: ChargeCategory;
  readonly model: string;
  readonly requestType: string;
  readonly notes: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An entry as it is kept. Instants are ISO 8601; `version` counts its changes from 1. */
export interface ManualEntry extends EntryValues {
  readonly entryId: number;
  readonly accountId: number;
  readonly version: number;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly updatedBy: string;
  readonly updatedByName: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
  /** SHA-256 of what the row of a file says, in hexadecimal; null when a person typed the entry in. */
  readonly importKey: string | null;
}

/** For every statement that gives entries back; the table is `e`. */
export const ENTRY_COLUMNS = `e.entry_id::float8 as "entryId", e.account_id as "accountId", e.first_day as "firstDay", e.last_day as "lastDay",
  e.spread, trim_scale(e.billed_cost)::text as "billedCost", e.billing_currency as "billingCurrency", trim_scale(e.tokens)::text as tokens,
  e.charge_category as "chargeCategory", e.model, e.request_type as "requestType", e.notes, e.tags, e.version,
  e.created_by as "createdBy", e.created_by_name as "createdByName", e.created_at as "createdAt",
  e.updated_by as "updatedBy", e.updated_by_name as "updatedByName", e.updated_at as "updatedAt",
  e.deleted_at as "deletedAt", encode(e.import_key, 'hex') as "importKey"`;

const VALUES = `"firstDay" date, "lastDay" date, spread text, "billedCost" numeric, "billingCurrency" text, tokens numeric,
  "chargeCategory" text, model text, "requestType" text, notes text, tags jsonb`;

const INSERT = `
insert into aicost.manual_entry as e (
  account_id, first_day, last_day, spread, billed_cost, billing_currency, tokens, charge_category, model, request_type, notes, tags,
  import_key, created_by, created_by_name, created_at, updated_by, updated_by_name, updated_at)
select $1, t."firstDay", t."lastDay", t.spread, t."billedCost", t."billingCurrency", t.tokens, t."chargeCategory", t.model, t."requestType",
       t.notes, t.tags, decode(t."importKey", 'hex'), $2, $3, aicost.now(), $2, $3, aicost.now()
from jsonb_to_recordset($4::jsonb) as t ("importKey" text, ${VALUES})
returning ${ENTRY_COLUMNS}`;

/** Adds entries to an account. Like every writer of entries, the transaction must hold `lockAccount`. */
export async function insertEntries(
  tx: Db,
  accountId: number,
  actor: Actor,
  entries: readonly (EntryValues & { readonly importKey: string | null })[],
): Promise<ManualEntry[]> {
  const values = [accountId, actor.subject, actor.name, JSON.stringify(entries)];
  return (await tx.query<ManualEntry>(INSERT, values)).rows;
}

const UPDATE = `
update aicost.manual_entry as e
set first_day = t."firstDay", last_day = t."lastDay", spread = t.spread, billed_cost = t."billedCost", billing_currency = t."billingCurrency",
    tokens = t.tokens, charge_category = t."chargeCategory", model = t.model, request_type = t."requestType", notes = t.notes, tags = t.tags,
    version = e.version + 1, updated_by = $1, updated_by_name = $2, updated_at = aicost.now(),
    deleted_at = case when t."isDeleted" then coalesce(e.deleted_at, aicost.now()) end
from jsonb_to_recordset($3::jsonb) as t ("entryId" bigint, "isDeleted" boolean, ${VALUES})
where e.entry_id = t."entryId"
returning ${ENTRY_COLUMNS}`;

/** Rewrites entries, each as its next version. */
export async function updateEntries(
  tx: Db,
  actor: Actor,
  entries: readonly (EntryValues & { readonly entryId: number; readonly isDeleted: boolean })[],
): Promise<ManualEntry[]> {
  return (await tx.query<ManualEntry>(UPDATE, [actor.subject, actor.name, JSON.stringify(entries)])).rows;
}

const BY_ID = `select ${ENTRY_COLUMNS} from aicost.manual_entry as e where e.entry_id = $1`;

/** The entry of that number, deleted or not. */
export async function findEntry(db: Db, entryId: number): Promise<ManualEntry | undefined> {
  return (await db.query<ManualEntry>(BY_ID, [entryId])).rows[0];
}

const BY_KEY = `select ${ENTRY_COLUMNS} from aicost.manual_entry as e where e.account_id = $1 and e.import_key = any($2::bytea[])`;

/** Entries that came from these rows of a file, by their key; deleted ones too. */
export async function entriesByImportKey(
  db: Db,
  accountId: number,
  keys: readonly string[],
): Promise<Map<string, ManualEntry>> {
  const { rows } = await db.query<ManualEntry>(BY_KEY, [accountId, keys.map((key) => Buffer.from(key, 'hex'))]);
  return new Map(rows.map((row) => [row.importKey ?? '', row]));
}

const LIVE = `
select ${ENTRY_COLUMNS} from aicost.manual_entry as e
where e.account_id = $1 and e.deleted_at is null and e.first_day <= $3 and e.last_day >= $2
order by e.entry_id`;

/** The entries of an account, without the deleted ones, whose period touches these days. */
export async function liveEntries(db: Db, accountId: number, first: Day, last: Day): Promise<ManualEntry[]> {
  return (await db.query<ManualEntry>(LIVE, [accountId, first, last])).rows;
}
