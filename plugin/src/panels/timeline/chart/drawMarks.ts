import { OUTLINE_SIZE, OUTLINES } from '../../../components/source/outlines';
import { DAY, type DayRange, isWithin } from '../days';
import { type Mark, type Sign, type Spot, thin, UNPRICED } from '../model/marks';
import type { Canvas } from './canvas';
import type { Ink } from './ink';

/** The side of a mark, in pixels of the page. */
export const MARK_SIZE = 10;

/** Where a day is narrower than a mark, one mark stands for so many places: marks must not hide the bars. */
const SPARSE = 3;

/** Shows where each amount comes from, as far as there is room. */
export function drawMarks(canvas: Canvas, marks: readonly Mark[], range: DayRange, ink: Ink): void {
  const size = MARK_SIZE * canvas.unit;
  const spots = marks.filter(({ day }) => isWithin(range, day)).map((mark) => spotOf(canvas, mark, size));
  const isNarrow = canvas.x(range.from + DAY) - canvas.x(range.from) < size;
  for (const { x, y, sign } of thin(spots, isNarrow ? SPARSE * size : size)) drawSign(canvas, x, y, sign, ink);
}

/** Marks of one place stand beside each other around its middle. */
function spotOf({ x, y }: Canvas, { day, height, place, of, sign }: Mark, size: number): Spot {
  return { x: x(day + DAY / 2) + (place - (of - 1) / 2) * size, y: y(height), sign };
}

function drawSign(canvas: Canvas, x: number, y: number, sign: Sign, ink: Ink): void {
  if (sign === UNPRICED) {
    drawLetter(canvas, x, y, '?', ink.warning, ink);
    return;
  }
  const { shape, color } = ink.source(sign.source);
  drawOutline(canvas, x, y, OUTLINES[shape], color, ink);
}

/** A mark has a rim in the colour of the panel, which sets it off from the stack below it. */
export function drawOutline(
  { ctx, unit }: Canvas,
  x: number,
  y: number,
  outline: string,
  color: string,
  ink: Ink,
): void {
  const scale = (MARK_SIZE * unit) / OUTLINE_SIZE;
  const path = new Path2D(outline);
  ctx.save();
  ctx.translate(x - (MARK_SIZE * unit) / 2, y - (MARK_SIZE * unit) / 2);
  ctx.scale(scale, scale);
  ctx.lineJoin = 'round';
  ctx.lineWidth = OUTLINE_SIZE / 4;
  ctx.strokeStyle = ink.surface;
  ctx.stroke(path);
  ctx.fillStyle = color;
  ctx.fill(path);
  ctx.restore();
}

/** A letter in a disc. */
export function drawLetter({ ctx, unit }: Canvas, x: number, y: number, letter: string, color: string, ink: Ink): void {
  ctx.save();
  ctx.beginPath();
  ctx.arc(x, y, (MARK_SIZE / 2 + 1) * unit, 0, 2 * Math.PI);
  ctx.fillStyle = color;
  ctx.fill();
  ctx.lineWidth = unit;
  ctx.strokeStyle = ink.surface;
  ctx.stroke();
  ctx.translate(x, y);
  ctx.scale(unit, unit);
  ctx.font = `bold ${ink.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = ink.surface;
  ctx.fillText(letter, 0, 0);
  ctx.restore();
}
