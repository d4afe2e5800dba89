/** The drawing area of a chart. All lengths are pixels of the canvas. */
export interface Canvas {
  readonly ctx: CanvasRenderingContext2D;
  readonly box: Box;
  /** Pixels of the canvas for one pixel of the page. */
  readonly unit: number;
  /** From a moment in milliseconds. */
  readonly x: (moment: number) => number;
  /** From an amount. */
  readonly y: (amount: number) => number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws inside the chart only, nothing may run into its axes, and without the dashes of the line before. */
export function clipped({ ctx, box }: Canvas, draw: () => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width, box.height);
  ctx.clip();
  ctx.setLineDash([]);
  draw();
  ctx.restore();
}
