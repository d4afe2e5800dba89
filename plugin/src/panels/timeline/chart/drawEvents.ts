import { OUTLINES } from '../../../components/source/outlines';
import type { EventKind, TimelineEvent } from '../model/events';
import type { Canvas } from './canvas';
import { drawLetter, drawOutline, MARK_SIZE } from './drawMarks';
import type { Ink } from './ink';

const REGION_OPACITY = 0.12;

/** The letter of a kind; a manual entry has the mark of its source instead. */
export const EVENT_LETTERS: Readonly<Record<Exclude<EventKind, 'manual'>, string>> = { anomaly: '!', note: 'i' };

/** Shades the days of an event, behind everything else. */
export function drawRegions({ ctx, box, x }: Canvas, events: readonly TimelineEvent[], ink: Ink): void {
  for (const { kind, from, to } of events) {
    if (to === from) continue;
    ctx.fillStyle = ink.faint(ink.event(kind), REGION_OPACITY);
    ctx.fillRect(x(from), box.top, x(to) - x(from), box.height);
  }
}

/** Marks where an event begins, at the top; events that begin at the same place share one mark of each kind. */
export function drawEventMarks(canvas: Canvas, events: readonly TimelineEvent[], ink: Ink): void {
  const step = MARK_SIZE * canvas.unit;
  const taken = new Set<string>();
  for (const { kind, from } of events) {
    const x = Math.max(canvas.x(from), canvas.box.left) + step;
    const square = `${kind}:${Math.floor(x / step)}`;
    if (taken.has(square)) continue;
    taken.add(square);
    drawEventMark(canvas, kind, x, canvas.box.top + step * ROWS[kind], ink);
  }
}

/** Each kind has its own height, so that no mark hides another. */
const ROWS: Readonly<Record<EventKind, number>> = { anomaly: 1, manual: 2.5, note: 4 };

function drawEventMark(canvas: Canvas, kind: EventKind, x: number, y: number, ink: Ink): void {
  if (kind === 'manual') drawOutline(canvas, x, y, OUTLINES.diamond, ink.event(kind), ink);
  else drawLetter(canvas, x, y, EVENT_LETTERS[kind], ink.event(kind), ink);
}
