import { type DataFrame, FieldType } from '@grafana/data';
import { frameOf } from '../../../components/chart/frames';
import type { Anomaly } from '../decisions/anomalyDecisions';
import { daysAfter } from '../month';

/** Unusual days as the timeline panel marks them. */
export function anomalyFrame(anomalies: readonly Anomaly[]): DataFrame {
  return frameOf(anomalies, {
    time: [FieldType.time, ({ day }) => Date.parse(day)],
    time_end: [FieldType.time, ({ last_day: last }) => Date.parse(daysAfter(last, 1))],
    text: [FieldType.string, ({ account, sentence }) => `${account}: ${sentence}`],
    tags: [FieldType.string, () => 'anomaly'],
  });
}
