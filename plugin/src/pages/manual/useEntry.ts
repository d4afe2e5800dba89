import { useCall } from '../../data/useCall';
import type { Entry } from './entries';

const MOST = 1_000;

/**
 * One entry by its number. The collector lists entries by days, so its history tells the first day, and the list of that
 * day the rest.
 */
export function useEntry(id: number) {
  const history = useCall('GET /api/manual-entries/{id}/history', { path: { id }, query: { limit: 1 } });
  const newest = history.data?.items[0];
  const day = String((newest?.new ?? newest?.old)?.first_day ?? '');
  const list = useCall(
    'GET /api/manual-entries',
    { query: { start_date: day, end_date: day, include_deleted: true, limit: MOST } },
    { enabled: day !== '' },
  );
  const entry: Entry | undefined = list.data?.items.find((item) => item.id === id);
  return {
    data: entry,
    error: history.error ?? list.error,
    isFetching: history.isFetching || list.isFetching,
    refetch: async (): Promise<Entry | undefined> => {
      await history.refetch();
      const { data } = await list.refetch();
      return data?.items.find((item) => item.id === id);
    },
  };
}
