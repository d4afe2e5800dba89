import type { Actor } from '../../store/audit.js';
import type { Db } from '../../store/db.js';
import type { EntryValues, ManualEntry } from '../../store/manualEntries.js';
import { recordVersions, type EntryAction } from '../../store/manualEntryVersions.js';

/** One entry before and after a change; null before it was made. */
export interface EntryStep {
  readonly before: ManualEntry | null;
  readonly after: ManualEntry;
}

/** Keeps what changed, in the very words that a PATCH takes, so that a change can be taken back by sending the old ones. */
export async function recordSteps(tx: Db, actor: Actor, steps: readonly EntryStep[]): Promise<void> {
  const versions = steps.map(({ before, after }) => ({
    entryId: after.entryId,
    version: after.version,
    action: actionOf({ before, after }),
    oldValues: before && wordsOf(before),
    newValues: wordsOf(after),
  }));
  await recordVersions(tx, actor, versions);
}

export function actionOf({ before, after }: EntryStep): EntryAction {
  if (!before) return 'created';
  if (before.deletedAt !== null && after.deletedAt === null) return 'restored';
  return before.deletedAt === null && after.deletedAt !== null ? 'deleted' : 'updated';
}

/** Whether two entries say the same. */
export function saysTheSame(a: EntryValues, b: EntryValues): boolean {
  return JSON.stringify(valueWords(a)) === JSON.stringify(valueWords(b));
}

function wordsOf(entry: ManualEntry): Record<string, unknown> {
  return { ...valueWords(entry), deleted: entry.deletedAt !== null };
}

function valueWords(values: EntryValues): Record<string, unknown> {
  return {
    first_day: values.firstDay,
    last_day: values.lastDay,
    spread: values.spread,
    cost: values.billedCost,
    currency: values.billingCurrency,
    tokens: values.tokens === null ? null : Number(values.tokens),
    charge_category: values.chargeCategory,
    model: values.model,
    request_type: values.requestType,
    notes: values.notes,
    tags: Object.fromEntries(Object.entries(values.tags).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
