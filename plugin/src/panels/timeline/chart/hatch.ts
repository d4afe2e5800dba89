import type { Hatch } from '../model/finality';
import type { Canvas } from './canvas';

/** The side of the square that repeats, in pixels of the page. */
export const HATCH_SIZE = 6;

/** Strokes within a square of that side, as an SVG path: for the canvas and for the legend. */
export const HATCHES: Readonly<Record<Exclude<Hatch, 'none'>, string>> = {
  lines: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5',
  cross: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5M-1 -1L7 7M5 -1L7 1M-1 5L1 7',
};

export type HatchFill = (hatch: Hatch) => CanvasPattern | null;

/** Makes the patterns of one drawing; `none` has no pattern. */
export function hatchFill(canvas: Canvas, color: string): HatchFill {
  const patterns = new Map<Hatch, CanvasPattern | null>();
  return (hatch) => {
    if (hatch === 'none') return null;
    const pattern = patterns.get(hatch) ?? makePattern(canvas, HATCHES[hatch], color);
    patterns.set(hatch, pattern);
    return pattern;
  };
}

function makePattern({ ctx, unit }: Canvas, strokes: string, color: string): CanvasPattern | null {
  const tile = document.createElement('canvas');
  tile.width = tile.height = Math.round(HATCH_SIZE * unit);
  const pen = tile.getContext('2d');
  if (!pen) return null;
  pen.scale(tile.width / HATCH_SIZE, tile.height / HATCH_SIZE);
  pen.strokeStyle = color;
  pen.stroke(new Path2D(strokes));
  return ctx.createPattern(tile, 'repeat');
}
