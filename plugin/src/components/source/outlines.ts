import type { Shape } from './sources';

/** The side of the square in which the outlines are drawn. */
export const OUTLINE_SIZE = 12;

/** Outlines of the marks as SVG paths, for an image and for a canvas alike. */
export const OUTLINES: Readonly<Record<Shape, string>> = {
  circle: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  diamond: 'M6 0L12 6L6 12L0 6z',
  triangle: 'M6 0.5L12 11.5H0z',
  square: 'M1 1H11V11H1z',
};
