import React from 'react';
import { EmptyState, Stack, Text } from '@grafana/ui';

export function Overview() {
  return (
    <EmptyState variant="call-to-action" message="Waiting for the collector">
      <Stack direction="column" gap={1} alignItems="center">
        <Text element="p">
          AI Cost Tracker shows what your AI services cost, where each amount comes from, and how sure it is.
        </Text>
        <Text element="p" color="secondary">
          The amounts are read by the AI Cost Tracker collector. Nothing is shown here until it has delivered some.
        </Text>
      </Stack>
    </EmptyState>
  );
}
