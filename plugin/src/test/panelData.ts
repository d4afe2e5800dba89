import { type DataFrame, getDefaultTimeRange, LoadingState, type PanelData, toDataFrame } from '@grafana/data';
import type { Column } from '../components/columns';

export function panelData(...series: DataFrame[]): PanelData {
  return { series, state: LoadingState.Done, timeRange: getDefaultTimeRange() };
}

/** A frame with two empty cells in each column. */
export function frameOf(columns: readonly Column[]): DataFrame {
  return toDataFrame({ fields: columns.map(({ name, type }) => ({ name, type, values: [null, null] })) });
}
