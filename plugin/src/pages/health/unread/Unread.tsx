import React from 'react';
import { Stack } from '@grafana/ui';
import { FailedDays } from './FailedDays';
import { RejectedRows } from './RejectedRows';
import { UnknownFields } from './UnknownFields';

/** What providers said that could not be used, and what the ledger holds instead. */
export function Unread() {
  return (
    <Stack direction="column" gap={4} alignItems="stretch">
      <FailedDays />
      <RejectedRows />
      <UnknownFields />
    </Stack>
  );
}
