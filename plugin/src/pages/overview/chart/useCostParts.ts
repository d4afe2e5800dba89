import type { CallAnswer } from '../../../api/calls';
import type { CostPart } from '../../../components/chart/frames';
import type { SourceName } from '../../../components/source/sources';
import { useCall } from '../../../data/useCall';

type Series = CallAnswer<'GET /api/analytics/trends'>['series'];

/** What each source charged on each day from `firstDay` to today. Sums are told by source, so it is one question each. */
export function useCostParts(firstDay: string) {
  const calls = {
    api: useSourceDays('api', firstDay),
    estimate: useSourceDays('estimate', firstDay),
    import: useSourceDays('import', firstDay),
    manual: useSourceDays('manual', firstDay),
  };
  const all = Object.values(calls);
  const parts = Object.entries(calls).flatMap(([source, { data }]) => partsOf(source, data?.series ?? []));
  return {
    // Half of the sources would look like all of them.
    data: all.every(({ data }) => data !== undefined) ? parts : undefined,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    isFetching: all.some(({ isFetching }) => isFetching),
    refetch: () => Promise.all(all.map(({ refetch }) => refetch())),
  };
}

function useSourceDays(source: SourceName, firstDay: string) {
  return useCall('GET /api/analytics/trends', { query: { source, start_date: firstDay } });
}

/** Days without any charge of the source say no finality; they are gaps and not zeros. */
function partsOf(source: string, series: Series): CostPart[] {
  return series.flatMap(({ currency, buckets }) =>
    buckets.flatMap(({ start, value, finality }) =>
      finality === null ? [] : [{ day: start, source, finality, currency: currency ?? '', cost: value }],
    ),
  );
}
