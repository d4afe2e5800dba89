import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { usePluginUserStorage } from '@grafana/runtime';
import { savedFrom, withSaved, type SavedChoices } from './savedChoices';

const KEY = 'export-presets';
const QUERY_KEY = [KEY];

/** What this person saved, on the server where Grafana allows it, else in this browser. */
export function useSavedChoices() {
  const storage = usePluginUserStorage();
  const client = useQueryClient();
  const { data = [] } = useQuery({
    queryKey: QUERY_KEY,
    queryFn: async () => savedFrom(await storage.getItem(KEY)),
    staleTime: Infinity,
  });

  const write = useCallback(
    async (next: readonly SavedChoices[]) => {
      client.setQueryData(QUERY_KEY, next);
      await storage.setItem(KEY, JSON.stringify(next));
    },
    [client, storage],
  );

  return {
    saved: data,
    save: (added: SavedChoices) => write(withSaved(data, added)),
    forget: (name: string) => write(data.filter((item) => item.name !== name)),
  };
}
