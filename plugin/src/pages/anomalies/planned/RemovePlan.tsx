import React, { useState } from 'react';
import { Button, ConfirmModal } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { useChange } from '../../../data/useCall';
import type { Plan } from './plan';

/** Forgets a planned event after asking: its days are judged again. */
export function RemovePlan({ plan }: { readonly plan: Plan }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useChange('DELETE /api/planned-events/{id}');
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        icon="trash-alt"
        aria-label={`Remove ${plan.title}`}
        disabled={remove.isPending}
        onClick={() => setAsking(true)}
      >
        Remove
      </Button>
      {remove.error && <Problem error={remove.error} />}
      <ConfirmModal
        isOpen={isAsking}
        title={`Remove “${plan.title}”?`}
        body="Its days are judged again, and may alert."
        confirmText="Remove"
        onConfirm={() => {
          setAsking(false);
          remove.mutate({ path: { id: plan.id } });
        }}
        onDismiss={() => setAsking(false)}
      />
    </>
  );
}
