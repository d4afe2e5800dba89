import React from 'react';
import { LoadingPlaceholder } from '@grafana/ui';
import { Problem } from './Problem';

/** The part of a query's state that tells what to show. */
interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

interface Props<Data> {
  readonly of: Asked<Data>;
  /** What is being waited for, e.g. "budgets". */
  readonly what: string;
  readonly children: (data: Data) => React.ReactNode;
}

/** What was asked for, or that it is coming, or why it is not; figures that are known stay beside a later problem. */
export function Answer<Data>({ of: { data, error, isFetching, refetch }, what, children }: Props<Data>) {
  return (
    <>
      {error !== null && !isFetching && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && isFetching && <LoadingPlaceholder text={`Loading ${what} …`} />}
      {data !== undefined && children(data)}
    </>
  );
}
