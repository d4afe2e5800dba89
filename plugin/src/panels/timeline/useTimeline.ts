import { useMemo, useState } from 'react';
import type { PanelData, TimeRange } from '@grafana/data';
import { wholeDays } from './days';
import { type Timeline, toTimeline, type Unfit } from './model/timeline';
import type { TimelineOptions } from './options';

/** Reads the panel's frames again only when they, the range or what is asked of them has changed. */
export function useTimeline(data: PanelData, options: TimelineOptions, timeRange: TimeRange): Timeline | Unfit {
  const [opened] = useState(() => Date.now());
  const { series, annotations, request } = data;
  const { stackBy, currency } = options;
  // The data is as of the moment of its query.
  const now = request?.startTime ?? opened;
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  return useMemo(
    () => toTimeline({ series, annotations: annotations ?? [], range: wholeDays(from, to), now, stackBy, currency }),
    [series, annotations, from, to, now, stackBy, currency],
  );
}
