import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { problemOf } from '../../../api/problem';
import { useChange } from '../../../data/useCall';
import type { Entry, SavedEntry } from '../entries';
import { bodyOf, draftOf, newDraft, type Draft } from './draft';

/**
 * The form of a new entry, or of one that is there. What was typed stays, whatever happens to the call; when somebody
 * else changed the entry meanwhile, `overwrite` says it once more, knowing that.
 */
export function useEntryForm(
  entry: Entry | null,
  accountId: number | null,
  newestVersion: () => Promise<number | undefined>,
  onSaved: (saved: SavedEntry) => void,
) {
  const create = useChange('POST /api/manual-entries');
  const change = useChange('PATCH /api/manual-entries/{id}');
  const [seen] = useState(entry?.version);
  const form = useForm<Draft>({ defaultValues: entry ? draftOf(entry) : newDraft(accountId) });

  const send = async (draft: Draft, version: number | undefined): Promise<void> => {
    const body = bodyOf(draft);
    const saved = entry
      ? change.mutateAsync({ path: { id: entry.id }, body: { ...body, ...(version === undefined ? {} : { version }) } })
      : create.mutateAsync({ body: { ...body, account_id: draft.accountId ?? 0 } });
    // The mutation keeps the problem, and the page shows it.
    await saved.then(onSaved, () => undefined);
  };
  const error = entry ? change.error : create.error;
  return {
    form,
    save: form.handleSubmit((draft) => send(draft, seen)),
    overwrite: form.handleSubmit(async (draft) => send(draft, await newestVersion())),
    error,
    isOutdated: error !== null && problemOf(error).code === 'ENTRY_CHANGED',
  };
}

export type EntryForm = ReturnType<typeof useEntryForm>['form'];
