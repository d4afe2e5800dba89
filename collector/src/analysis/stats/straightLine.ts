import { linearRegression } from 'simple-statistics';
import { mean } from './spread.js';

export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** The straight line through points `[x, y]` with the least squared vertical distance; flat where all `x` are the same. */
export function straightLine(points: readonly (readonly [number, number])[]): Line {
  const isOnePlace = points.every(([x]) => x === points[0]?.[0]);
  if (isOnePlace) return { slope: 0, intercept: mean(points.map(([, y]) => y)) };
  const { m, b } = linearRegression(points.map(([x, y]) => [x, y]));
  return { slope: m, intercept: b };
}
