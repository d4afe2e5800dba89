import { useQuery } from '@tanstack/react-query';
import { call } from '../api/collector';

/** Who the collector is, what is switched on in it, and whom it takes us for. */
export function useFeatures() {
  return useQuery({
    queryKey: ['GET /api/features'],
    queryFn: ({ signal }) => call('GET /api/features', {}, signal),
  });
}
