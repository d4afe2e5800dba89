import { addDays, type Day } from '../../domain/day.js';

/** A stretch of the records in their order: whole days, or a part of one day by the rank of its series. */
export interface Slice {
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Half-open range of ranks; null: all series. */
  readonly ranks: { readonly from: number; readonly to: number } | null;
}

/** About two megabytes of CSV: large enough that its overhead vanishes, small enough to hold a few in memory. */
export const SLICE_RECORDS = 16_000;
/** The first slice is small, so that the reader sees something at once. */
const FIRST_SLICE_RECORDS = 1_000;

/**
 * Cuts the days, in order, into slices of about equal size. A day that alone is too large is cut by its series. Days of
 * the range without records are in slices too: should the daily sums be wrong about them, their records must come up.
 */
export function planSlices(
  days: readonly { readonly day: Day; readonly records: number }[],
  seriesCount: number,
  range: { readonly firstDay: Day; readonly lastDay: Day },
): Slice[] {
  return withoutGaps(sizedSlices(days, seriesCount), range);
}

function sizedSlices(days: readonly { readonly day: Day; readonly records: number }[], seriesCount: number): Slice[] {
  const slices: Slice[] = [];
  /** Records of the last slice, while more days may join it; 0: none may. */
  let open = 0;
  for (const { day, records } of days) {
    const last = slices.at(-1);
    const limit = slices.length <= 1 ? FIRST_SLICE_RECORDS : SLICE_RECORDS;
    if (records > 2 * SLICE_RECORDS) {
      slices.push(...partsOfDay(day, Math.ceil(records / SLICE_RECORDS), seriesCount));
      open = 0;
    } else if (last && open > 0 && open + records <= limit) {
      slices[slices.length - 1] = { ...last, lastDay: day };
      open += records;
    } else {
      slices.push({ firstDay: day, lastDay: day, ranks: null });
      open = records;
    }
  }
  return slices;
}

function partsOfDay(day: Day, parts: number, seriesCount: number): Slice[] {
  const count = Math.max(1, Math.min(parts, seriesCount));
  const border = (part: number): number => 1 + Math.floor((part * seriesCount) / count);
  return Array.from({ length: count }, (_, part) => ({
    firstDay: day,
    lastDay: day,
    ranks: { from: border(part), to: border(part + 1) },
  }));
}

function withoutGaps(slices: readonly Slice[], range: { readonly firstDay: Day; readonly lastDay: Day }): Slice[] {
  const whole: Slice[] = [];
  /** The first day that is in no slice yet. */
  let next = range.firstDay;
  for (const slice of slices) {
    if (slice.ranks === null) whole.push({ ...slice, firstDay: next });
    else if (next < slice.firstDay)
      whole.push({ firstDay: next, lastDay: addDays(slice.firstDay, -1), ranks: null }, slice);
    else whole.push(slice);
    next = addDays(slice.lastDay, 1);
  }
  if (next <= range.lastDay) whole.push({ firstDay: next, lastDay: range.lastDay, ranks: null });
  return whole;
}
