import { eachDay, type Day } from '../../domain/day.js';
import { CollectorError } from '../../errors.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { databaseNow, withRetriedTransaction, type Pool, type Transaction } from '../../store/db.js';
import { updateEntries, type EntryValues, type ManualEntry } from '../../store/manualEntries.js';
import type { EntryAction } from '../../store/manualEntryVersions.js';
import { lockAccount } from '../../store/accountLock.js';
import type { EntryAnswer } from './createEntry.js';
import { entryAccount } from './entryAccount.js';
import { existingEntry } from './existingEntry.js';
import { actionOf, recordSteps, saysTheSame } from './entryHistory.js';
import { overlapsWithApi } from './overlap.js';
import { readEntry, type EntryWish } from './readEntry.js';
import { rebuildEntryDays } from './rebuildEntryDays.js';

/** A change of an entry; what is left out stays as it is. */
export interface EntryChange extends EntryWish {
  /** true deletes the entry, false brings a deleted one back. */
  readonly deleted?: boolean;
  /** The version that whoever asks has seen; another one now is `ENTRY_CHANGED`. */
  readonly version?: number;
}

const AUDIT_ACTIONS: Readonly<Record<EntryAction, string>> = {
  created: 'entry.create',
  updated: 'entry.update',
  deleted: 'entry.delete',
  restored: 'entry.restore',
};

/** Changes, deletes or restores an entry, and rebooks the days it stood on and those it stands on now. */
export async function changeEntry(
  pool: Pool,
  actor: Actor,
  entryId: number,
  change: EntryChange,
): Promise<EntryAnswer> {
  return withRetriedTransaction(pool, async (tx) => {
    const before = await lockedEntry(tx, entryId);
    const account = await entryAccount(tx, before.accountId);
    refuseOutdated(before, change);
    const values = await valuesAfter(tx, before, change);
    const isDeleted = change.deleted ?? false;
    const isSame = isDeleted === (before.deletedAt !== null) && saysTheSame(before, values);
    const entry = isSame ? before : await write(tx, actor, before, values, isDeleted);
    const days = entry.deletedAt === null ? eachDay(entry.firstDay, entry.lastDay) : [];
    return { entry, warnings: await overlapsWithApi(tx, account, days) };
  });
}

/** Hides an entry and takes its charges out of the ledger; its history stays. */
export async function deleteEntry(pool: Pool, actor: Actor, entryId: number): Promise<void> {
  await changeEntry(pool, actor, entryId, { deleted: true });
}

/** The entry as it is once nobody else can change it. Its account never changes, so it can be read before the lock. */
async function lockedEntry(tx: Transaction, entryId: number): Promise<ManualEntry> {
  const { accountId } = await existingEntry(tx, entryId);
  await lockAccount(tx, accountId);
  return existingEntry(tx, entryId);
}

function refuseOutdated(entry: ManualEntry, { deleted, version }: EntryChange): void {
  if (version !== undefined && version !== entry.version) {
    throw new CollectorError(
      'ENTRY_CHANGED',
      `${entry.updatedByName} has changed entry ${entry.entryId} meanwhile (it is at version ${entry.version}, you saw ${version}); load it again`,
    );
  }
  if (entry.deletedAt === null || deleted === false) return;
  throw new CollectorError(
    'ENTRY_NOT_FOUND',
    `entry ${entry.entryId} was deleted by ${entry.updatedByName}; bring it back with PATCH {"deleted": false}`,
  );
}

/** What the entry says is checked again only when it is to say something. */
async function valuesAfter(tx: Transaction, before: ManualEntry, change: EntryChange): Promise<EntryValues> {
  const today = (await databaseNow(tx)).slice(0, 10) as Day;
  return change.deleted === true ? before : readEntry(change, before, today);
}

async function write(
  tx: Transaction,
  actor: Actor,
  before: ManualEntry,
  values: EntryValues,
  isDeleted: boolean,
): Promise<ManualEntry> {
  const { accountId, entryId } = before;
  const [after] = (await updateEntries(tx, actor, [{ ...values, entryId, isDeleted }])) as [ManualEntry];
  await recordSteps(tx, actor, [{ before, after }]);
  const action = actionOf({ before, after });
  const target = `entry ${entryId}`;
  await recordAudit(tx, actor, { action: AUDIT_ACTIONS[action], target, detail: { version: after.version } });
  const days = [before, after].flatMap(({ firstDay, lastDay }) => eachDay(firstDay, lastDay));
  await rebuildEntryDays(tx, { accountId, trigger: 'entry', actor: actor.subject, note: `${target} ${action}` }, days);
  return after;
}
