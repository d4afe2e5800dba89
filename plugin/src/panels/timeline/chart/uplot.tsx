// The only file that touches the chart parts of @grafana/ui, which may change from one Grafana to the next.
import React, { type ComponentProps, type ReactNode, useMemo } from 'react';
import type { GrafanaTheme2 } from '@grafana/data';
import {
  AxisPlacement,
  DashboardCursorSync,
  GraphDrawStyle,
  ScaleDirection,
  ScaleOrientation,
  VisibilityMode,
} from '@grafana/schema';
import { KeyboardPlugin, TooltipPlugin2, UPlotChart, UPlotConfigBuilder, useTheme2 } from '@grafana/ui';
import { DAY, type DayRange, formatTick } from '../days';
import type { Canvas } from './canvas';

/** What a chart shows, in words that do not depend on the library that draws it. */
export interface Plot {
  /** Says to a screen reader what this is. */
  readonly label: string;
  readonly range: DayRange;
  /** Midnight UTC of each day, ascending. */
  readonly days: readonly number[];
  readonly lines: readonly PlotLine[];
  readonly bands: readonly PlotBand[];
  readonly formatAmount: (amount: number) => string;
  /** Drawn behind the grid, between the grid and the lines, and in front. */
  readonly behind: (canvas: Canvas) => void;
  readonly between: (canvas: Canvas) => void;
  readonly inFront: (canvas: Canvas) => void;
}

export interface PlotLine {
  /** One amount a day; null where there is none. */
  readonly amounts: ReadonlyArray<number | null>;
  /** The colour of its dashes. Without one it is not drawn; it scales the amounts and bounds bands. */
  readonly color?: string;
}

/** The space between two lines, by their places in `lines`. */
export interface PlotBand {
  readonly upper: number;
  readonly lower: number;
  readonly color: string;
}

/** Where the cursor is. */
export interface Pointed {
  /** The place of the day in `days`. */
  readonly place: number;
  /** As an amount. */
  readonly height: number;
  readonly isPinned: boolean;
}

interface Props {
  readonly plot: Plot;
  readonly width: number;
  readonly height: number;
  readonly tooltip: (pointed: Pointed) => ReactNode;
  /** Both in milliseconds. */
  readonly onZoom: (from: number, to: number) => void;
}

type Data = ComponentProps<typeof UPlotChart>['data'];
type UPlot = Parameters<NonNullable<ComponentProps<typeof UPlotChart>['plotRef']>>[0];

const NOON = DAY / 2;
/** One tooltip for all lines at the cursor. The name of this mode is not exported. */
const ALL_LINES = 1;
/** A click pins the tooltip wherever it falls, not only near a line. */
const ANYWHERE = 1e6;
const STEPS = [1, 2, 3, 4, 7, 14, 30, 60, 90, 120, 180, 365, 730, 1825, 3650].map((days) => days * DAY);

/** A chart over UTC days with a cursor for mouse and arrow keys, a tooltip that can be pinned, and zoom. */
export function PlotChart({ plot, width, height, tooltip, onZoom }: Props) {
  const theme = useTheme2();
  const config = useMemo(() => configOf(plot, theme), [plot, theme]);
  const data = useMemo(() => dataOf(plot), [plot]);
  // The key makes a new chart of a new configuration: with a new size at the same time, UPlotChart would keep the old.
  return (
    <UPlotChart key={config.uid} config={config} data={data} width={width} height={height}>
      <KeyboardPlugin config={config} />
      <TooltipPlugin2
        config={config}
        hoverMode={ALL_LINES}
        // A cursor that moves without a mouse shows its tooltip only in a group; this one has a single member.
        syncMode={DashboardCursorSync.Tooltip}
        syncScope={config.uid}
        queryZoom={({ from, to }) => onZoom(from, to)}
        render={(u, places, _line, isPinned) => {
          const place = places[0] ?? null;
          return place === null ? null : tooltip({ place, height: u.posToVal(u.cursor.top ?? 0, 'y'), isPinned });
        }}
      />
    </UPlotChart>
  );
}

/** A day stands at its noon, so that the cursor finds it from anywhere over its bar. */
function dataOf({ days, lines }: Plot): Data {
  return [days.map((day) => day + NOON), ...lines.map(({ amounts }) => [...amounts])];
}

function configOf(plot: Plot, theme: GrafanaTheme2): UPlotConfigBuilder {
  const builder = new UPlotConfigBuilder('utc');
  addScales(builder, plot.range);
  addAxes(builder, plot, theme);
  for (const { color } of plot.lines) builder.addSeries(seriesOf(color, theme));
  // Series 0 is the time.
  for (const { upper, lower, color } of plot.bands) builder.addBand({ series: [upper + 1, lower + 1], fill: color });
  builder.setCursor({ points: { show: false }, focus: { prox: ANYWHERE } });
  builder.addHook('init', (u) => describe(u, plot.label));
  builder.addHook('drawClear', (u) => plot.behind(canvasOf(u)));
  builder.addHook('drawAxes', (u) => plot.between(canvasOf(u)));
  builder.addHook('draw', (u) => plot.inFront(canvasOf(u)));
  return builder;
}

function addScales(builder: UPlotConfigBuilder, { from, to }: DayRange): void {
  builder.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [from, to],
  });
  builder.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    softMin: 0,
  });
}

function addAxes(builder: UPlotConfigBuilder, { formatAmount }: Plot, theme: GrafanaTheme2): void {
  builder.addAxis({
    scaleKey: 'x',
    theme,
    placement: AxisPlacement.Bottom,
    incrs: STEPS,
    space: theme.spacing.gridSize * 9,
    values: (_u, moments, _axis, _space, step) => moments.map((moment) => formatTick(moment, step)),
  });
  builder.addAxis({ scaleKey: 'y', theme, placement: AxisPlacement.Left, formatValue: formatAmount });
}

function seriesOf(color: string | undefined, theme: GrafanaTheme2) {
  return {
    scaleKey: 'y',
    theme,
    drawStyle: GraphDrawStyle.Line,
    lineColor: color ?? 'transparent',
    lineWidth: color ? 2 : 0,
    lineStyle: { fill: 'dash' as const, dash: [8, 6] },
    showPoints: VisibilityMode.Never,
  };
}

function describe({ root }: UPlot, label: string): void {
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', label);
}

function canvasOf(u: UPlot): Canvas {
  return {
    ctx: u.ctx,
    box: u.bbox,
    unit: u.ctx.canvas.width / u.width,
    x: (moment) => u.valToPos(moment, 'x', true),
    y: (amount) => u.valToPos(amount, 'y', true),
  };
}
