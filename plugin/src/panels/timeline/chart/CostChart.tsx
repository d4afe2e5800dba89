import React, { useMemo } from 'react';
import { TimelineTooltip } from '../tooltip/TimelineTooltip';
import { costPlot, type Scene } from './costPlot';
import { PlotChart } from './uplot';

interface Props {
  readonly scene: Scene;
  readonly width: number;
  readonly height: number;
  /** Both in milliseconds. */
  readonly onZoom: (from: number, to: number) => void;
}

/** The costs of one currency over time. */
export function CostChart({ scene, width, height, onZoom }: Props) {
  const { plot, pile } = useMemo(() => costPlot(scene), [scene]);
  return (
    <PlotChart
      plot={plot}
      width={width}
      height={height}
      onZoom={onZoom}
      tooltip={(pointed) => (
        <TimelineTooltip chart={scene.chart} pile={pile} events={scene.events} pointed={pointed} ink={scene.ink} />
      )}
    />
  );
}
