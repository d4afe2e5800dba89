import { useCallback, useRef, useState } from 'react';
import { moved, within, type GridSize, type Position } from './gridKeys';

/** One cell of the grid can be reached by Tab; the keys move on from there. */
export function useGridFocus(size: Omit<GridSize, 'page'>) {
  const [wanted, setWanted] = useState<Position>({ row: 0, column: 0 });
  const isMoving = useRef(false);
  const active = within(wanted, size);

  /** Goes to the cell that is active. A cell far away is drawn first, and takes the focus then. */
  const focusActive = useCallback((cell: HTMLElement | null) => {
    if (!cell || !isMoving.current) return;
    isMoving.current = false;
    // Left to itself, the focus leaves a cell half in sight.
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);

  /** Whether the key was one of the grid. `page` is the number of rows in sight. */
  const move = (key: Parameters<typeof moved>[1], page: number): boolean => {
    const next = moved(active, key, { ...size, page });
    if (!next) return false;
    isMoving.current = next.row !== active.row || next.column !== active.column;
    setWanted(next);
    return true;
  };

  /** For cells that were reached by pointer. */
  const settle = useCallback((row: number, column: number) => setWanted({ row, column }), []);

  return { active, focusActive, move, settle };
}
