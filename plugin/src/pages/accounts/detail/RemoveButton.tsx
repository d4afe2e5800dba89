import React, { useState } from 'react';
import { Button, ConfirmModal } from '@grafana/ui';
import type { Account } from '../../../components/account/accountState';
import { Problem } from '../../../components/Problem';
import { useChange } from '../../../data/useCall';

/** Removes an account, after saying what that means for its history. The page stays, and offers to restore it. */
export function RemoveButton({ account: { id, name } }: { readonly account: Account }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useChange('DELETE /api/accounts/{id}');
  const doIt = () => remove.mutate({ path: { id } }, { onSettled: () => setAsking(false) });
  return (
    <>
      <Button icon="trash-alt" variant="destructive" fill="outline" onClick={() => setAsking(true)}>
        Remove
      </Button>
      {remove.error !== null && <Problem error={remove.error} />}
      <ConfirmModal
        isOpen={isAsking}
        title={`Remove ${name}?`}
        body="It is not read any more, and its credentials are erased."
        description="Its costs and their history stay in every report, and its name stays taken. It can be restored; its credentials must then be entered again."
        confirmText="Remove"
        onConfirm={doIt}
        onDismiss={() => setAsking(false)}
      />
    </>
  );
}
