import { formatMoneyShort } from '../../../components/money/money';
import type { DayRange } from '../days';
import { toAreas } from '../model/areas';
import { type CurrencyTimeline, daysOf } from '../model/currencyTimeline';
import type { TimelineEvent } from '../model/events';
import { marksOfBars, marksOfLines } from '../model/marks';
import type { Part } from '../model/part';
import { type Pile, pileUp } from '../model/pile';
import type { TimelineOptions } from '../options';
import { type Canvas, clipped } from './canvas';
import { drawAreas } from './drawAreas';
import { drawBars } from './drawBars';
import { drawEventMarks, drawRegions } from './drawEvents';
import { drawMarks } from './drawMarks';
import { drawNow } from './drawNow';
import { forecastLines } from './forecastLines';
import { hatchFill } from './hatch';
import type { Ink } from './ink';
import type { Plot } from './uplot';

export interface Scene {
  readonly chart: CurrencyTimeline;
  readonly range: DayRange;
  /** In milliseconds. */
  readonly now: number;
  readonly events: readonly TimelineEvent[];
  readonly options: TimelineOptions;
  readonly isShown: (part: Part) => boolean;
  readonly ink: Ink;
}

/** What a chart shows, and the pile that its tooltip explains. */
export interface CostPlot {
  readonly plot: Plot;
  readonly pile: Pile;
}

/** Lays out one currency. Hidden parts take no room. */
export function costPlot(scene: Scene): CostPlot {
  const { chart, range, events, ink } = scene;
  const pile = pileUp(chart.parts, daysOf(chart), scene.isShown);
  const ends = [{ amounts: pile.tops }, { amounts: pile.bottoms }];
  const forecast = forecastLines(chart.forecast, pile.days, ink, ends.length);
  const layers = layersOf(scene, pile);
  const plot: Plot = {
    label: `Cost in ${chart.currency} for each UTC day. Move along the days with the arrow keys.`,
    range,
    days: pile.days,
    lines: [...ends, ...forecast.lines],
    bands: forecast.bands,
    formatAmount: (amount) => formatMoneyShort(amount, chart.currency),
    behind: (canvas) => clipped(canvas, () => drawRegions(canvas, events, ink)),
    between: (canvas) => clipped(canvas, () => layers.drawPile(canvas)),
    inFront: (canvas) => clipped(canvas, () => layers.drawSigns(canvas)),
  };
  return { plot, pile };
}

function layersOf({ chart, range, now, events, options, ink }: Scene, pile: Pile) {
  const areas = options.draw === 'lines' ? toAreas(pile, shownStacks(chart, pile)) : null;
  const marks = areas ? marksOfLines(pile, areas) : marksOfBars(pile);
  return {
    drawPile(canvas: Canvas) {
      const hatch = options.showNotFinal ? hatchFill(canvas, ink.surface) : null;
      if (areas) drawAreas(canvas, pile.days, areas, ink, hatch);
      else drawBars(canvas, pile, ink, hatch);
    },
    drawSigns(canvas: Canvas) {
      if (options.showMarks) drawMarks(canvas, marks, range, ink);
      drawEventMarks(canvas, events, ink);
      if (options.showNow) drawNow(canvas, now, ink);
    },
  };
}

function shownStacks({ stacks }: CurrencyTimeline, { blocks }: Pile): string[] {
  const shown = new Set(blocks.flat().map(({ part }) => part.stack));
  return stacks.filter((stack) => shown.has(stack));
}
