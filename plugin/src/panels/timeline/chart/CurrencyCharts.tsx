import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ScrollContainer, useStyles2, useTheme2 } from '@grafana/ui';
import { CostChart } from './CostChart';
import type { Scene } from './costPlot';

interface Props {
  /** One a currency. */
  readonly scenes: readonly Scene[];
  readonly width: number;
  readonly height: number;
  /** Both in milliseconds. */
  readonly onZoom: (from: number, to: number) => void;
}

/** In steps of the theme's grid. A chart that is lower than the least cannot be read: the panel scrolls instead. */
const HEADING_STEPS = 3;
const LEAST_STEPS = 14;

/** One chart a currency, below each other: what has no common unit has no common axis. */
export function CurrencyCharts({ scenes, width, height, onZoom }: Props) {
  const styles = useStyles2(chartStyles);
  const { gridSize } = useTheme2().spacing;
  const heading = scenes.length > 1 ? gridSize * HEADING_STEPS : 0;
  const chartHeight = Math.max(height / scenes.length - heading, gridSize * LEAST_STEPS);
  return (
    <ScrollContainer>
      {scenes.map((scene) => (
        <section key={scene.chart.currency} aria-label={`Costs in ${scene.chart.currency}`}>
          {heading > 0 && <h6 className={styles.heading}>{scene.chart.currency}</h6>}
          <CostChart scene={scene} width={width} height={chartHeight} onZoom={onZoom} />
        </section>
      ))}
    </ScrollContainer>
  );
}

function chartStyles(theme: GrafanaTheme2) {
  return { heading: css({ height: theme.spacing(HEADING_STEPS), margin: 0 }) };
}
