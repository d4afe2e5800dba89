import React from 'react';
import { Alert } from '@grafana/ui';
import type { Account } from '../../../components/account/accountState';

/** What went wrong at the last read, in the collector's words. */
export function LastError({ account: { last_error: error, deleted_at: removed } }: { readonly account: Account }) {
  if (error === null || removed !== null) return null;
  return (
    <Alert severity="warning" title="The last read did not go well">
      {error.message}
      <div>
        <code>{error.code}</code>
      </div>
    </Alert>
  );
}
