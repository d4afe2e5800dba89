import React, { useState } from 'react';
import { Button, ConfirmModal, IconButton } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { useChange } from '../../../data/useCall';
import { amountOf, daysOf, type Entry } from '../entries';

interface Props {
  readonly entry: Entry;
  /** In a table: only a picture, with its words for screen readers. */
  readonly isSmall?: boolean;
}

/** Deletes an entry after asking. It can be brought back. */
export function DeleteButton({ entry, isSmall = false }: Props) {
  const [isAsking, setAsking] = useState(false);
  const remove = useChange('DELETE /api/manual-entries/{id}');
  const ask = () => setAsking(true);
  return (
    <>
      {isSmall ? (
        <IconButton name="trash-alt" tooltip={`Delete entry ${entry.id}`} onClick={ask} />
      ) : (
        <Button variant="destructive" fill="outline" icon="trash-alt" onClick={ask}>
          Delete
        </Button>
      )}
      {remove.error !== null && <Problem error={remove.error} />}
      <ConfirmModal
        isOpen={isAsking}
        title={`Delete entry ${entry.id}?`}
        body={`${amountOf(entry)} on ${daysOf(entry)} will no longer be counted. The entry can be brought back.`}
        confirmText="Delete"
        onConfirm={() => {
          setAsking(false);
          remove.mutate({ path: { id: entry.id } });
        }}
        onDismiss={() => setAsking(false)}
      />
    </>
  );
}
