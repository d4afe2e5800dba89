import { eachDay, type Day } from '../../domain/day.js';
import type { Actor } from '../../store/audit.js';
import type { Transaction } from '../../store/db.js';
import { entriesByImportKey, insertEntries, updateEntries, type ManualEntry } from '../../store/manualEntries.js';
import { recordSteps, saysTheSame, type EntryStep } from '../entries/entryHistory.js';
import { rebuildEntryDays } from '../entries/rebuildEntryDays.js';
import type { RowEntry } from './entriesOfRows.js';
import type { Effect } from './storeCharges.js';

/** So many entries go to the database at once. */
const ENTRIES_AT_ONCE = 2_000;

/** What an import of entries did; `deleted`: rows whose entry a person has deleted since, which stays so. */
export interface EntryEffect extends Effect {
  readonly deleted: number;
}

/** Makes entries of the rows of a file, or changes those that an earlier import made. The transaction must hold `lockAccount`. */
export async function storeEntries(
  tx: Transaction,
  accountId: number,
  entries: readonly RowEntry[],
  file: { readonly actor: Actor; readonly fileName: string },
): Promise<EntryEffect> {
  const effect = { fresh: 0, changed: 0, unchanged: 0, withheld: 0, deleted: 0 };
  const affected = new Set<Day>();
  for (let start = 0; start < entries.length; start += ENTRIES_AT_ONCE) {
    const batch = entries.slice(start, start + ENTRIES_AT_ONCE);
    const { steps, deleted } = await write(tx, accountId, batch, file.actor);
    await recordSteps(tx, file.actor, steps);
    const changed = steps.filter(({ before }) => before !== null).length;
    effect.deleted += deleted;
    effect.changed += changed;
    effect.fresh += steps.length - changed;
    effect.unchanged += batch.length - steps.length;
    for (const day of steps.flatMap(daysOf)) affected.add(day);
  }
  const change = { accountId, trigger: 'import', actor: file.actor.subject, note: file.fileName } as const;
  await rebuildEntryDays(tx, change, affected);
  return effect;
}

async function write(
  tx: Transaction,
  accountId: number,
  entries: readonly RowEntry[],
  actor: Actor,
): Promise<{ steps: EntryStep[]; deleted: number }> {
  const keys = entries.map((entry) => entry.importKey);
  const known = await entriesByImportKey(tx, accountId, keys);
  const fresh = entries.filter((entry) => !known.has(entry.importKey));
  const live = entries.flatMap((entry) => {
    const before = known.get(entry.importKey);
    return before && before.deletedAt === null ? [{ ...entry, before }] : [];
  });
  const changes = live
    .filter(({ before, ...entry }) => !saysTheSame(before, entry))
    .map(({ before, ...entry }) => ({ ...entry, entryId: before.entryId, isDeleted: false }));
  const inserted = fresh.length === 0 ? [] : await insertEntries(tx, accountId, actor, fresh);
  const updated = changes.length === 0 ? [] : await updateEntries(tx, actor, changes);
  const steps = [...inserted, ...updated].map((after) => ({ before: known.get(after.importKey ?? '') ?? null, after }));
  return { steps, deleted: entries.length - fresh.length - live.length };
}

function daysOf({ before, after }: EntryStep): Day[] {
  const entries: readonly ManualEntry[] = before ? [before, after] : [after];
  return entries.flatMap(({ firstDay, lastDay }) => eachDay(firstDay, lastDay));
}
