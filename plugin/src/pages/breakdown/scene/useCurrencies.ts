import { useMemo, useState } from 'react';
import { useCall } from '../../../data/useCall';

const DAY_MS = 86_400_000;
/** As far back as the collector can be asked at once. */
const THREE_YEARS = 3 * 365;

/** The currencies in which anything was charged in the last three years. */
export function useCurrencies() {
  const [start] = useState(() => new Date(Date.now() - THREE_YEARS * DAY_MS).toISOString().slice(0, 10));
  const query = { by: 'source', start_date: start, cache_hits: false };
  const { data, ...state } = useCall('GET /api/analytics/breakdown', { query });
  const currencies = useMemo(() => data?.currencies.map(({ currency }) => currency), [data]);
  return { ...state, data: currencies };
}
