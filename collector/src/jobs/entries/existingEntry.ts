import { CollectorError } from '../../errors.js';
import type { Db } from '../../store/db.js';
import { findEntry, type ManualEntry } from '../../store/manualEntries.js';

/** The entry of that number, deleted or not; `ENTRY_NOT_FOUND` when there never was one. */
export async function existingEntry(db: Db, entryId: number): Promise<ManualEntry> {
  const entry = await findEntry(db, entryId);
  if (entry) return entry;
  throw new CollectorError('ENTRY_NOT_FOUND', `there is no manual entry ${entryId}; GET /api/manual-entries lists all`);
}
