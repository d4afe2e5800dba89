import React from 'react';
import { PanelChart, type PanelChartProps } from './PanelChart';

interface Props extends Omit<PanelChartProps, 'pluginId' | 'options' | 'fieldConfig' | 'height'> {
  /** The only currency to draw. */
  readonly currency: string;
  readonly height?: number;
}

/** Cost over time, as our timeline panel draws it: with its source, what is not final, and the forecast after now. */
export function TimelineChart({ currency, height = 48, ...chart }: Props) {
  const options = { currency };
  return <PanelChart {...chart} pluginId="aicost-timeline-panel" options={options} height={height} />;
}
