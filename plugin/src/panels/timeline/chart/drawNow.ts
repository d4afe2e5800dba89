import type { Canvas } from './canvas';
import type { Ink } from './ink';

/** A line at the moment of the query, with its word. */
export function drawNow({ ctx, box, unit, x }: Canvas, now: number, ink: Ink): void {
  const place = x(now);
  ctx.save();
  ctx.strokeStyle = ink.text;
  ctx.lineWidth = unit;
  ctx.setLineDash([2 * unit, 2 * unit]);
  ctx.beginPath();
  ctx.moveTo(place, box.top);
  ctx.lineTo(place, box.top + box.height);
  ctx.stroke();
  ctx.setLineDash([]);
  const isRight = place > box.left + box.width / 2;
  ctx.translate(place, box.top);
  ctx.scale(unit, unit);
  ctx.font = ink.font;
  ctx.textAlign = isRight ? 'right' : 'left';
  ctx.textBaseline = 'top';
  ctx.fillStyle = ink.text;
  ctx.fillText(isRight ? 'Now ' : ' Now', 0, 0);
  ctx.restore();
}
