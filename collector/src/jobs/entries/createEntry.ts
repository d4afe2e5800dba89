import { eachDay, type Day } from '../../domain/day.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { databaseNow, withRetriedTransaction, type Pool } from '../../store/db.js';
import { insertEntries, type ManualEntry } from '../../store/manualEntries.js';
import { lockAccount } from '../../store/accountLock.js';
import { entryAccount } from './entryAccount.js';
import { recordSteps } from './entryHistory.js';
import { overlapsWithApi, type Overlap } from './overlap.js';
import { ENTRY_DEFAULTS, readEntry, type EntryWish } from './readEntry.js';
import { rebuildEntryDays } from './rebuildEntryDays.js';

/** An entry as it stands now, and what whoever wrote it should know. */
export interface EntryAnswer {
  readonly entry: ManualEntry;
  readonly warnings: readonly Overlap[];
}

/** Books a cost that a person typed in: entry, history, audit and charges, or nothing of it. */
export async function createEntry(pool: Pool, actor: Actor, accountId: number, wish: EntryWish): Promise<EntryAnswer> {
  return withRetriedTransaction(pool, async (tx) => {
    await lockAccount(tx, accountId);
    const account = await entryAccount(tx, accountId);
    const values = readEntry(wish, ENTRY_DEFAULTS, (await databaseNow(tx)).slice(0, 10) as Day);
    const [entry] = (await insertEntries(tx, accountId, actor, [{ ...values, importKey: null }])) as [ManualEntry];
    await recordSteps(tx, actor, [{ before: null, after: entry }]);
    const target = `entry ${entry.entryId}`;
    await recordAudit(tx, actor, { action: 'entry.create', target, detail: { account: account.accountName } });
    const days = eachDay(entry.firstDay, entry.lastDay);
    await rebuildEntryDays(tx, { accountId, trigger: 'entry', actor: actor.subject, note: `${target} created` }, days);
    return { entry, warnings: await overlapsWithApi(tx, account, days) };
  });
}
