import React from 'react';
import { Stack } from '@grafana/ui';
import { FailedDays } from './FailedDays';
import { LedgerFaults } from './LedgerFaults';
import { RejectedRows } from './RejectedRows';
import { UnknownFields } from './UnknownFields';

/** What does not add up, what providers said that could not be used, and what the ledger holds instead. */
export function Unread() {
  return (
    <Stack direction="column" gap={4} alignItems="stretch">
      <LedgerFaults />
      <FailedDays />
      <RejectedRows />
      <UnknownFields />
    </Stack>
  );
}
