import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallAnswer, CallInput } from '../../../api/calls';
import { uploadImport } from '../../../api/uploadImport';

export type ImportResult = CallAnswer<'POST /api/imports'>;
type Query = NonNullable<CallInput<'POST /api/imports'>['query']>;

/** How a file is to be read. */
export interface ImportWish {
  readonly file: File | null;
  /** Null: as the file itself says. */
  readonly source: NonNullable<Query['source']> | null;
  readonly account: string | null;
  readonly createAccounts: boolean;
  /** The good rows although others have faults. */
  readonly isPartial: boolean;
}

export const NO_WISH: ImportWish = {
  file: null,
  source: null,
  account: null,
  createAccounts: false,
  isPartial: false,
};

/** Tells what an import would do, and does it. */
export function useImport() {
  const client = useQueryClient();
  const check = useMutation({ mutationFn: (wish: ImportWish) => send(wish, true) });
  const store = useMutation({
    mutationFn: (wish: ImportWish) => send(wish, false),
    onSuccess: () => client.invalidateQueries(),
  });
  const reset = () => {
    check.reset();
    store.reset();
  };
  return { check, store, reset };
}

function send({ file, source, account, createAccounts, isPartial }: ImportWish, isDryRun: boolean) {
  if (!file) throw new Error('Choose a file first.');
  return uploadImport(file, {
    file_name: file.name,
    dry_run: isDryRun,
    create_accounts: createAccounts,
    partial: isPartial,
    ...(source === null ? {} : { source }),
    ...(account === null ? {} : { account }),
  });
}
