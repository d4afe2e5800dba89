import React, { useState } from 'react';
import { Button, ConfirmModal } from '@grafana/ui';
import { removeChannel, type Channel } from '../../../alerting/channelDesk';
import { Problem } from '../../../components/Problem';
import { useChannelChange } from './useChannels';

/** Removes a channel after asking. */
export function RemoveChannel({ channel }: { readonly channel: Channel }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useChannelChange(removeChannel);
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        onClick={() => setAsking(true)}
        aria-label={`Remove ${channel.name}`}
      >
        Remove
      </Button>
      <ConfirmModal
        isOpen={isAsking}
        title={`Remove the channel “${channel.name}”?`}
        body={
          <>
            Its rules and its contact point are deleted in Grafana. Budgets and their thresholds stay.
            {remove.error !== null && <Problem error={remove.error} />}
          </>
        }
        confirmText="Remove"
        onConfirm={() => remove.mutate(channel, { onSuccess: () => setAsking(false) })}
        onDismiss={() => setAsking(false)}
      />
    </>
  );
}
