import React, { useCallback, useMemo, useState } from 'react';
import { Button, Stack, Text, useTheme2, VizLayout } from '@grafana/ui';
import type { Scene } from './chart/costPlot';
import { CurrencyCharts } from './chart/CurrencyCharts';
import { inkOf } from './chart/ink';
import { type Filter, isFiltering, isShown, NO_FILTER, stacksOf, stillValid } from './filter';
import { TimelineLegend } from './legend/TimelineLegend';
import type { Part } from './model/part';
import type { Timeline } from './model/timeline';
import { Notices } from './Notices';
import type { TimelineOptions } from './options';
import { tableRows } from './table/rows';
import { TimelineTable } from './table/TimelineTable';

interface Props {
  readonly timeline: Timeline;
  readonly options: TimelineOptions;
  readonly width: number;
  readonly height: number;
  /** Both in milliseconds. */
  readonly onZoom: (from: number, to: number) => void;
}

/** The charts or the table, with the legend that filters both. */
export function TimelineView({ timeline, options, width, height, onZoom }: Props) {
  const [chosen, setFilter] = useState(NO_FILTER);
  const [isTable, setTable] = useState(false);
  const filter = useMemo(() => stillValid(chosen, timeline.charts), [chosen, timeline.charts]);
  const { scenes, ink } = useScenes(timeline, options, filter);
  const rows = useMemo(() => (isTable ? tableRows(scenes, timeline.events) : []), [isTable, scenes, timeline.events]);
  if (scenes.length === 0) return <NothingToDraw notices={timeline.notices} />;
  const legend = (
    <VizLayout.Legend placement="bottom" maxHeight="40%">
      {options.showLegend && (
        <TimelineLegend timeline={timeline} options={options} filter={filter} ink={ink} onChange={setFilter} />
      )}
      <Stack alignItems="center" wrap="wrap">
        <TableToggle isTable={isTable} onToggle={() => setTable(!isTable)} />
        <Notices notices={timeline.notices} />
      </Stack>
    </VizLayout.Legend>
  );
  return (
    <VizLayout width={width} height={height} legend={legend}>
      {(vizWidth, vizHeight) =>
        isTable ? (
          <TimelineTable rows={rows} height={vizHeight} />
        ) : (
          <CurrencyCharts scenes={scenes} width={vizWidth} height={vizHeight} onZoom={onZoom} />
        )
      }
    </VizLayout>
  );
}

function NothingToDraw({ notices }: Pick<Timeline, 'notices'>) {
  return (
    <>
      <Text element="p">There are no costs to draw in this time range.</Text>
      <Notices notices={notices} />
    </>
  );
}

interface ToggleProps {
  readonly isTable: boolean;
  readonly onToggle: () => void;
}

function TableToggle({ isTable, onToggle }: ToggleProps) {
  return (
    <Button size="sm" variant="secondary" fill="text" icon={isTable ? 'graph-bar' : 'table'} onClick={onToggle}>
      {isTable ? 'Show as chart' : 'Show as table'}
    </Button>
  );
}

/** A forecast is one of all costs: it is not drawn beside a part of them. */
function useScenes({ charts, range, now, events }: Timeline, options: TimelineOptions, filter: Filter) {
  const theme = useTheme2();
  const ink = useMemo(() => inkOf(theme, stacksOf(charts)), [theme, charts]);
  const shown = useCallback((part: Part) => isShown(filter, part), [filter]);
  const showForecast = options.showForecast && !isFiltering(filter);
  const scenes = useMemo(
    () =>
      charts.map((chart): Scene => {
        const forecast = showForecast ? chart.forecast : undefined;
        return { chart: { ...chart, forecast }, range, now, events, options, isShown: shown, ink };
      }),
    [charts, range, now, events, options, shown, ink, showForecast],
  );
  return { scenes, ink };
}
