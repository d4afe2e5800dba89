import { DAY } from '../days';
import { finalityLook } from '../model/finality';
import type { Block, Pile } from '../model/pile';
import type { Canvas } from './canvas';
import type { HatchFill } from './hatch';
import type { Ink } from './ink';

/** The share of a day that is left free on each side of its bar. */
const FREE = 0.1;

/** One bar a UTC day. `hatch` fills what is not final; without it nothing is hatched. */
export function drawBars(canvas: Canvas, { days, blocks }: Pile, ink: Ink, hatch: HatchFill | null): void {
  days.forEach((day, place) => {
    for (const block of blocks[place] ?? []) {
      if (block.part.cost !== null) drawBlock(canvas, day, block, ink, hatch);
    }
  });
}

function drawBlock(canvas: Canvas, day: number, { part, from, to }: Block, ink: Ink, hatch: HatchFill | null): void {
  const { ctx } = canvas;
  const [left, width] = barOf(canvas, day);
  const [top, height] = spanOf(canvas, from, to);
  ctx.fillStyle = ink.stack(part.stack);
  ctx.fillRect(left, top, width, height);
  const pattern = hatch?.(finalityLook(part.finality).hatch);
  if (!pattern) return;
  ctx.fillStyle = pattern;
  ctx.fillRect(left, top, width, height);
}

function barOf({ x, unit }: Canvas, day: number): [left: number, width: number] {
  const [left, right] = [x(day), x(day + DAY)];
  const free = (right - left) * FREE;
  return [left + free, Math.max(right - left - 2 * free, unit)];
}

/** A cost of zero is a hairline, so that it differs from no data. Thick blocks keep a gap to the next one. */
function spanOf({ y, unit }: Canvas, from: number, to: number): [top: number, height: number] {
  const [top, bottom] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
  const height = bottom - top;
  if (height < unit) return [bottom - unit, unit];
  return height > 4 * unit ? [top, height - unit] : [top, height];
}
