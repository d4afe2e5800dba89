import { useCall } from '../../data/useCall';
import { useFeatures } from '../../data/useFeatures';
import { every } from './every';

const UNJUDGED = { state: 'open', verdict: 'none', limit: 100 } as const;

/** Unusual days that nobody has judged, unless the detection is switched off. */
export function useAnomalies() {
  const isOn = useFeatures().data?.anomaly_detection === true;
  return useCall('GET /api/analytics/anomalies', { query: UNJUDGED }, { enabled: isOn, every });
}
