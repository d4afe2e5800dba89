import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { CallInput } from '../../../api/calls';

/** Which entries are listed; null does not restrict. */
export interface EntryFilters {
  readonly accountId: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly withDeleted: boolean;
  /** Where the page before ended; null on the first one. */
  readonly cursor: string | null;
}

export type FilterName = 'account' | 'from' | 'to' | 'deleted' | 'cursor';
type Query = NonNullable<CallInput<'GET /api/manual-entries'>['query']>;

const PER_PAGE = 50;

export function filtersOf(address: URLSearchParams): EntryFilters {
  const account = Number(address.get('account') ?? Number.NaN);
  return {
    accountId: Number.isSafeInteger(account) && account > 0 ? account : null,
    from: dayIn(address.get('from')),
    to: dayIn(address.get('to')),
    withDeleted: address.get('deleted') === '1',
    cursor: address.get('cursor'),
  };
}

/** The filters in the words of the collector. */
export function queryOf({ accountId, from, to, withDeleted, cursor }: EntryFilters): Query {
  return {
    limit: PER_PAGE,
    ...(accountId === null ? {} : { account_id: accountId }),
    ...(from === null ? {} : { start_date: from }),
    ...(to === null ? {} : { end_date: to }),
    ...(withDeleted ? { include_deleted: true } : {}),
    ...(cursor === null ? {} : { cursor }),
  };
}

/** The filters stand in the address of the page. Another filter begins again at the first page. */
export function useFilters() {
  const [address, setAddress] = useSearchParams();
  const filters = useMemo(() => filtersOf(address), [address]);
  const change = useCallback(
    (name: FilterName, value: string | null) =>
      setAddress((now) => {
        const next = new URLSearchParams(now);
        next.delete('cursor');
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
        return next;
      }),
    [setAddress],
  );
  return { filters, change };
}

function dayIn(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}
