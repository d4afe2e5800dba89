import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallAnswer, CallInput, CallName } from '../api/calls';
import { call } from '../api/collector';

export interface CallOptions {
  /** False: do not ask yet, e.g. because what to ask for is not chosen. */
  readonly enabled?: boolean;
  /** Ask again every so many milliseconds, while something is under way. */
  readonly every?: number | false;
}

type Reading = Extract<CallName, `GET ${string}`>;
type Changing = Exclude<CallName, Reading>;

/**
 * What the collector answers to a question. What was known stays on screen while another question of the same kind is
 * asked (`isPlaceholderData`), and when asking again fails: `error` then stands beside `data`.
 */
export function useCall<Name extends Reading>(name: Name, input: CallInput<Name> = {}, options: CallOptions = {}) {
  return useQuery({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, signal),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    placeholderData: keepPreviousData,
  });
}

/** A list that the collector gives in parts; `fetchNextPage` asks for the next one. The name must be that of a list. */
export function useCallPages<Name extends ListName>(name: Name, query: ListQuery<Name>, options: CallOptions = {}) {
  return useInfiniteQuery({
    queryKey: [name, 'pages', query],
    queryFn: ({ signal, pageParam }) => {
      const asked = { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return call(name, { query: asked } as CallInput<Name>, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last as Page).next_cursor,
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    placeholderData: keepPreviousData,
  });
}

interface Page {
  readonly next_cursor: string | null;
}

/** The calls that answer in parts. */
type ListName = { [Name in Reading]: CallAnswer<Name> extends Page ? Name : never }[Reading];
type ListQuery<Name extends ListName> = Omit<NonNullable<CallInput<Name>['query']>, 'cursor'>;

/** A call that changes something. After it every figure on screen is asked for anew: one change may move many of them. */
export function useChange<Name extends Changing>(name: Name) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<Name>) => call(name, input),
    onSuccess: () => client.invalidateQueries(),
  });
}
