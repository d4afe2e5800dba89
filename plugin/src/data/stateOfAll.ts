import type { UseQueryResult } from '@tanstack/react-query';

interface Asked extends Pick<UseQueryResult, 'error' | 'isFetching' | 'isLoading' | 'isPlaceholderData'> {
  readonly refetch: () => Promise<unknown>;
}

/** How several questions go whose answers are shown as one. */
export function stateOfAll(asked: readonly Asked[]) {
  return {
    error: asked.find(({ error }) => error !== null)?.error ?? null,
    isFetching: asked.some(({ isFetching }) => isFetching),
    isLoading: asked.some(({ isLoading }) => isLoading),
    isPlaceholderData: asked.some(({ isPlaceholderData }) => isPlaceholderData),
    refetch: () => Promise.all(asked.map(({ refetch }) => refetch())),
  };
}
