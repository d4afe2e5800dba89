import { keepPreviousData, useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { CallAnswer, CallInput, CallName } from '../api/calls';
import { call } from '../api/collector';

type Reading = Extract<CallName, `GET ${string}`>;

/** Several answers as one. */
interface Answers<Name extends Reading> {
  /** Undefined until all are known; in the order in which they were asked for. */
  readonly data: readonly CallAnswer<Name>[] | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly refetch: () => void;
}

/** The same question about several things, as one: what was known stays on screen while others are asked for. */
export function useCalls<Name extends Reading>(name: Name, inputs: readonly CallInput<Name>[]): Answers<Name> {
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: [name, input],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(name, input, signal),
      placeholderData: keepPreviousData<CallAnswer<Name>>,
    })),
    combine: together<Name>,
  });
}

function together<Name extends Reading>(results: UseQueryResult<CallAnswer<Name>>[]): Answers<Name> {
  const known = results.map(({ data }) => data).filter((data) => data !== undefined);
  return {
    data: known.length === results.length ? (known as CallAnswer<Name>[]) : undefined,
    error: results.find(({ error }) => error !== null)?.error ?? null,
    isFetching: results.some(({ isFetching }) => isFetching),
    refetch: () => results.forEach(({ refetch }) => void refetch()),
  };
}
