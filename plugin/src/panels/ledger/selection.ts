/** Rows that a reader has chosen to copy. */
export interface Selection {
  readonly rows: ReadonlySet<number>;
  /** Where a range starts. */
  readonly anchor: number | null;
}

export const NOTHING: Selection = { rows: new Set(), anchor: null };

export function toggled({ rows }: Selection, row: number): Selection {
  const next = new Set(rows);
  if (!next.delete(row)) next.add(row);
  return { rows: next, anchor: row };
}

/** Adds what is shown between the last chosen row and this one. */
export function extended({ rows, anchor }: Selection, shown: readonly number[], row: number): Selection {
  const ends = [shown.indexOf(anchor ?? row), shown.indexOf(row)].map((place, _index, [, last = 0]) =>
    place < 0 ? last : place,
  );
  const range = shown.slice(Math.min(...ends), Math.max(...ends) + 1);
  return { rows: new Set([...rows, ...range]), anchor: row };
}

/** The rows to copy, in the order in which they are shown: the chosen ones, or all where none is chosen. */
export function copiedRows({ rows }: Selection, shown: readonly number[]): readonly number[] {
  const chosen = rows.size === 0 ? [] : shown.filter((row) => rows.has(row));
  return chosen.length > 0 ? chosen : shown;
}
