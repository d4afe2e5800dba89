import React, { useState } from 'react';
import { Button, ConfirmModal } from '@grafana/ui';
import { Problem } from '../../components/Problem';
import { useChange } from '../../data/useCall';
import type { Definition } from './running';

/** Deletes a budget after asking. */
export function DeleteBudget({ budget }: { readonly budget: Definition }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useChange('DELETE /api/budgets/{id}');
  return (
    <>
      <Button
        size="sm"
        variant="destructive"
        fill="outline"
        icon="trash-alt"
        aria-label={`Delete ${budget.name}`}
        disabled={remove.isPending}
        onClick={() => setAsking(true)}
      >
        Delete
      </Button>
      {remove.error && <Problem error={remove.error} />}
      <ConfirmModal
        isOpen={isAsking}
        title={`Delete the budget “${budget.name}”?`}
        body="Nobody is told of it any more. The costs stay. To keep the budget for later, switch it off instead."
        confirmText="Delete"
        onConfirm={() => {
          setAsking(false);
          remove.mutate({ path: { id: budget.id } });
        }}
        onDismiss={() => setAsking(false)}
      />
    </>
  );
}
