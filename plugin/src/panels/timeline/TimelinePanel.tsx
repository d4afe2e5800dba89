import React, { useCallback } from 'react';
import type { PanelProps } from '@grafana/data';
import type { TimelineOptions } from './options';
import { QueryDoesNotFit } from './QueryDoesNotFit';
import { TimelineView } from './TimelineView';
import { useTimeline } from './useTimeline';

type Props = Pick<
  PanelProps<TimelineOptions>,
  'data' | 'options' | 'timeRange' | 'width' | 'height' | 'onChangeTimeRange'
>;

/** Cost over time, marked by where each amount comes from and how sure it is. */
export function TimelinePanel({ data, options, timeRange, width, height, onChangeTimeRange }: Props) {
  const timeline = useTimeline(data, options, timeRange);
  const onZoom = useCallback(
    (from: number, to: number) => onChangeTimeRange({ from: Math.round(from), to: Math.round(to) }),
    [onChangeTimeRange],
  );
  if ('missing' in timeline) return <QueryDoesNotFit missing={timeline.missing} />;
  return <TimelineView timeline={timeline} options={options} width={width} height={height} onZoom={onZoom} />;
}
