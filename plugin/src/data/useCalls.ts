import { keepPreviousData, useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { CallAnswer, CallInput, CallName } from '../api/calls';
import { call } from '../api/collector';
import { stateOfAll } from './stateOfAll';
import type { CallOptions } from './useCall';

type Reading = Extract<CallName, `GET ${string}`>;

/** Several answers as one. */
interface Answers<Name extends Reading> extends ReturnType<typeof stateOfAll> {
  /** Undefined until all are known; in the order in which they were asked for. */
  readonly data: readonly CallAnswer<Name>[] | undefined;
}

/** The same question about several things, as one: what was known stays on screen while others are asked for. */
export function useCalls<Name extends Reading>(
  name: Name,
  inputs: readonly CallInput<Name>[],
  options: Pick<CallOptions, 'every'> = {},
): Answers<Name> {
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: [name, input],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(name, input, signal),
      refetchInterval: options.every ?? false,
      placeholderData: keepPreviousData<CallAnswer<Name>>,
    })),
    combine: together<Name>,
  });
}

function together<Name extends Reading>(results: UseQueryResult<CallAnswer<Name>>[]): Answers<Name> {
  const known = results.map(({ data }) => data).filter((data) => data !== undefined);
  return { ...stateOfAll(results), data: known.length === results.length ? known : undefined };
}
