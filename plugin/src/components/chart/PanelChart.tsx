import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import { type DataFrame, dateTime, type FieldConfigSource, type GrafanaTheme2, LoadingState } from '@grafana/data';
import { PanelRenderer } from '@grafana/runtime';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useWidth } from './useWidth';

export interface PanelChartProps {
  readonly pluginId: string;
  /** What the chart shows, for those who do not see it. */
  readonly title: string;
  readonly frames: DataFrame[];
  /** UTC days, both inside, as `2026-11-08`. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** In units of the theme's spacing. */
  readonly height: number;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly fieldConfig?: FieldConfigSource;
  /** A stretch was chosen in the chart. */
  readonly onChooseDays?: (firstDay: string, lastDay: string) => void;
}

/** A panel of Grafana with figures of the collector in it. */
export function PanelChart(props: PanelChartProps) {
  const { pluginId, title, frames, firstDay, lastDay, options, fieldConfig, onChooseDays } = props;
  const theme = useTheme2();
  const styles = useStyles2(chartStyles, props.height);
  const [box, width] = useWidth<HTMLDivElement>();
  const data = useMemo(() => {
    const [from, to] = [dateTime(`${firstDay}T00:00:00Z`).utc(), dateTime(`${lastDay}T23:59:59.999Z`).utc()];
    const timeRange = { from, to, raw: { from, to } };
    return { state: LoadingState.Done, series: frames, timeRange };
  }, [frames, firstDay, lastDay]);
  return (
    <div ref={box} className={styles} role="group" aria-label={title}>
      {width > 0 && (
        <PanelRenderer
          {...{ pluginId, title, data, width, height: theme.spacing.gridSize * props.height, timeZone: 'utc' }}
          {...(options ? { options } : {})}
          {...(fieldConfig ? { fieldConfig } : {})}
          onChangeTimeRange={({ from, to }) => onChooseDays?.(dayOf(from), dayOf(to))}
        />
      )}
    </div>
  );
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function chartStyles(theme: GrafanaTheme2, height: number) {
  return css({ height: theme.spacing(height), minWidth: 0, position: 'relative' });
}
