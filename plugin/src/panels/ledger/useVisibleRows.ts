import { type RefObject } from 'react';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';

interface Rows {
  readonly count: number;
  /** Of each row and of the header, in pixels. */
  readonly height: number;
  /** The place of the row with the focus; -1 where the header has it. */
  readonly active: number;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** The places of the rows to draw: those in sight, some around them, and the one that has the focus. */
export function useVisibleRows({ count, height, active, scroller }: Rows) {
  // Only numbers leave this hook, so nothing outside holds on to what the virtualizer changes.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    scrollMargin: height,
    overscan: 8,
    rangeExtractor: (range) => withActive(range, active),
  });
  const inSight = Math.floor((virtualizer.scrollRect?.height ?? 0) / height) - 1;
  return { places: virtualizer.getVirtualItems().map(({ index }) => index), page: Math.max(inSight, 1) };
}

/** The row with the focus stays drawn when it is scrolled out of sight, or the focus would be lost. */
function withActive(range: Range, active: number): number[] {
  const inSight = defaultRangeExtractor(range);
  if (active < 0 || inSight.includes(active)) return inSight;
  return [...inSight, active].sort((a, b) => a - b);
}
