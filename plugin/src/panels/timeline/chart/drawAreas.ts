import { DAY } from '../days';
import type { Area } from '../model/areas';
import type { Canvas } from './canvas';
import type { HatchFill } from './hatch';
import type { Ink } from './ink';

const FILL_OPACITY = 0.6;

interface Point {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** One filled line a stack, broken where a day has no data. `hatch` fills what is not final. */
export function drawAreas(
  canvas: Canvas,
  days: readonly number[],
  areas: readonly Area[],
  ink: Ink,
  hatch: HatchFill | null,
): void {
  const { ctx, unit } = canvas;
  ctx.lineWidth = 2 * unit;
  for (const area of areas) {
    const runs = runsOf(canvas, days, area);
    const outline = outlineOf(runs);
    ctx.fillStyle = ink.faint(ink.stack(area.stack), FILL_OPACITY);
    ctx.fill(outline);
    ctx.strokeStyle = ink.stack(area.stack);
    ctx.stroke(ridgeOf(runs));
    if (hatch) hatchDays(canvas, days, area, outline, hatch);
  }
}

function hatchDays(canvas: Canvas, days: readonly number[], area: Area, outline: Path2D, hatch: HatchFill): void {
  const { ctx, box, x } = canvas;
  ctx.save();
  ctx.clip(outline);
  days.forEach((day, place) => {
    const pattern = hatch(area.hatches[place] ?? 'none');
    if (!pattern) return;
    ctx.fillStyle = pattern;
    ctx.fillRect(x(day), box.top, x(day + DAY) - x(day), box.height);
  });
  ctx.restore();
}

/** Days in a row that have data. A day alone is drawn half a day wide, or nobody would see it. */
function runsOf(canvas: Canvas, days: readonly number[], area: Area): Point[][] {
  const runs: Point[][] = [[]];
  days.forEach((day, place) => {
    const point = pointOf(canvas, day + DAY / 2, area, place);
    if (point) runs[runs.length - 1]?.push(point);
    else runs.push([]);
  });
  const quarter = canvas.x(DAY / 4) - canvas.x(0);
  return runs.filter((run) => run.length > 0).map((run) => (run.length > 1 ? run : widen(run, quarter)));
}

function pointOf({ x, y }: Canvas, moment: number, area: Area, place: number): Point | null {
  const [from, to] = [area.from[place] ?? null, area.to[place] ?? null];
  return from === null || to === null ? null : { x: x(moment), from: y(from), to: y(to) };
}

function widen(run: readonly Point[], by: number): Point[] {
  return run.flatMap((point) => [
    { ...point, x: point.x - by },
    { ...point, x: point.x + by },
  ]);
}

function outlineOf(runs: readonly Point[][]): Path2D {
  const path = new Path2D();
  for (const run of runs) {
    run.forEach(({ x, to }, place) => (place === 0 ? path.moveTo(x, to) : path.lineTo(x, to)));
    [...run].reverse().forEach(({ x, from }) => path.lineTo(x, from));
    path.closePath();
  }
  return path;
}

function ridgeOf(runs: readonly Point[][]): Path2D {
  const path = new Path2D();
  for (const run of runs) run.forEach(({ x, to }, place) => (place === 0 ? path.moveTo(x, to) : path.lineTo(x, to)));
  return path;
}
