import React from 'react';
import { OUTLINE_SIZE, OUTLINES } from './outlines';
import type { Shape } from './sources';

interface Props {
  readonly shape: Shape;
  readonly color: string;
  readonly size?: number;
}

/** The mark of a source. It repeats the word beside it, so screen readers skip it. */
export function ShapeMark({ shape, color, size = OUTLINE_SIZE }: Props) {
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${OUTLINE_SIZE} ${OUTLINE_SIZE}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={OUTLINES[shape]} fill={color} />
    </svg>
  );
}
