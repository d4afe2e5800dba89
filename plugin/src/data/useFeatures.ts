import { useCall } from './useCall';

/** Who the collector is, what is switched on in it, and whom it takes us for. */
export function useFeatures() {
  return useCall('GET /api/features');
}
