import { cumulativeStdNormalProbability } from 'simple-statistics';
import type { Interval } from '../forecast/interval.js';

/** Bands of 95 % say nothing about what lies far outside of them. */
const LEAST = 0.01;
const MOST = 0.99;
/** Where the bands end, in standard deviations of a normal distribution. */
const Z80 = 1.2815515655446004;
const Z95 = 1.959963984540054;

interface Point {
  readonly x: number;
  readonly z: number;
}

/**
 * The probability that a total comes to at least `limit`, read from its expected value and bands: through their ends runs
 * a normal distribution, or one of the logarithms where nothing lies at or below zero. Between 0.01 and 0.99.
 */
export function passProbability(total: Interval, limit: number): number {
  const { mean, lo80, hi80, lo95, hi95 } = total;
  const isPositive = lo95 > 0 && limit > 0;
  const scale = (value: number): number => (isPositive ? Math.log(value) : value);
  const points = distinct([
    { x: scale(lo95), z: -Z95 },
    { x: scale(lo80), z: -Z80 },
    { x: scale(mean), z: 0 },
    { x: scale(hi80), z: Z80 },
    { x: scale(hi95), z: Z95 },
  ]);
  const below = cumulativeStdNormalProbability(zOf(points, scale(limit), mean < limit));
  return Math.min(MOST, Math.max(LEAST, 1 - below));
}

/** A band that the floor has cut has ends that are equal; of those the one nearest to the middle tells most. */
function distinct(points: readonly Point[]): Point[] {
  const kept = new Map<number, Point>();
  for (const point of points) {
    const other = kept.get(point.x);
    if (other === undefined || Math.abs(point.z) < Math.abs(other.z)) kept.set(point.x, point);
  }
  return [...kept.values()];
}

/** By straight lines between the points, and on beyond the outermost. */
function zOf(points: readonly Point[], x: number, isAbove: boolean): number {
  const after = points.findIndex((point) => point.x >= x);
  const right = Math.max(1, after === -1 ? points.length - 1 : after);
  const [a, b] = [points[right - 1], points[right]];
  if (a === undefined || b === undefined) return isAbove ? Infinity : -Infinity;
  return a.z + ((x - a.x) * (b.z - a.z)) / (b.x - a.x);
}
