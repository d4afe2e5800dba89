import React from 'react';
import type { Shape } from './sources';

/** Outlines in a square of 12 units. */
const PATHS: Readonly<Record<Shape, string>> = {
  circle: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  diamond: 'M6 0L12 6L6 12L0 6z',
  triangle: 'M6 0.5L12 11.5H0z',
  square: 'M1 1H11V11H1z',
};

interface Props {
  readonly shape: Shape;
  readonly color: string;
  readonly size?: number;
}

/** The mark of a source. It repeats the word beside it, so screen readers skip it. */
export function ShapeMark({ shape, color, size = 12 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={PATHS[shape]} fill={color} />
    </svg>
  );
}
