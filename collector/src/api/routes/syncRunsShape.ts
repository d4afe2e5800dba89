import { Type, type Static } from 'typebox';
import type { SyncCounts } from '../../store/syncRuns.js';

const Count = Type.Integer({ minimum: 0 });

/** What one run did. Rows are rows on the wire unless they are `rows_stored`. */
export const Counts = Type.Object(
  {
    windows_planned: Count,
    windows_fresh: Count,
    windows_changed: Count,
    windows_unchanged: Count,
    windows_kept: Count,
    requests: Count,
    rows_received: Count,
    rows_stored: Count,
    rows_rejected: Count,
    rows_collapsed: Count,
    rows_out_of_window: Count,
    rows_rounded: Count,
    rows_unpriced: Count,
    amounts_restated: Count,
  },
  { title: 'SyncCounts' },
);

export function countsItem(counts: Readonly<SyncCounts>): Static<typeof Counts> {
  return {
    windows_planned: counts.windowsPlanned,
    windows_fresh: counts.windowsFresh,
    windows_changed: counts.windowsChanged,
    windows_unchanged: counts.windowsUnchanged,
    windows_kept: counts.windowsKept,
    requests: counts.requests,
    rows_received: counts.rowsReceived,
    rows_stored: counts.rowsStored,
    rows_rejected: counts.rowsRejected,
    rows_collapsed: counts.rowsCollapsed,
    rows_out_of_window: counts.rowsOutOfWindow,
    rows_rounded: counts.rowsRounded,
    rows_unpriced: counts.rowsUnpriced,
    amounts_restated: counts.amountsRestated,
  };
}
