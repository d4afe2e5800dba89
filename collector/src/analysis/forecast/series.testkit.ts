import { day } from '../../domain/day.js';
import type { DailySeries } from './series.js';

/** Steady noise between -1 and 1 that is the same in every run. */
export function noise(index: number): number {
  const wave = Math.sin(index * 12.9898 + 4.1) * 43_758.5453;
  return 2 * (wave - Math.floor(wave)) - 1;
}

/** A series from Thursday, 2026-01-01. */
export function series(length: number, value: (index: number) => number | null): DailySeries {
  return { start: day('2026-01-01'), values: Array.from({ length }, (_, index) => value(index)) };
}
