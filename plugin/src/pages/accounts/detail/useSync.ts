import { useEffect, useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { readNow } from './readNow';

/** Reads an account now; when that has ended, every figure on screen is asked for anew. */
export function useSync(accountId: number) {
  const queries = useQueryClient();
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);
  return useMutation({
    mutationFn: () => {
      leaving.current = new AbortController();
      return readNow(accountId, leaving.current.signal);
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
