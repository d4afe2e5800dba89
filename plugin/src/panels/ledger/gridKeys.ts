/** A cell of the grid. Row 0 is the header. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  /** Without the header. */
  readonly rows: number;
  readonly columns: number;
  /** Rows that are visible at once. */
  readonly page: number;
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

type Move = (from: Position, size: GridSize) => Position;

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }, { page }) => ({ row: row - page, column }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
};

const FAR_MOVES: Readonly<Record<string, Move>> = {
  Home: () => ({ row: 0, column: 0 }),
  End: (_from, { rows, columns }) => ({ row: rows, column: columns - 1 }),
};

/** Where a key leads, or null where it is no key of the grid. */
export function moved(from: Position, { key, ctrlKey, metaKey }: Key, size: GridSize): Position | null {
  const moves = ctrlKey || metaKey ? FAR_MOVES : MOVES;
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return move ? within(move(from, size), size) : null;
}

/** The nearest cell there is: rows come and go with filters and refreshes. */
export function within({ row, column }: Position, { rows, columns }: Omit<GridSize, 'page'>): Position {
  return { row: clamp(row, rows), column: clamp(column, columns - 1) };
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(value, last));
}
