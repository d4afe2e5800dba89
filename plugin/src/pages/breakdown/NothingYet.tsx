import React from 'react';
import { EmptyState, LinkButton, Stack } from '@grafana/ui';
import { pageUrl } from '../routes';

/** An empty ledger: how the first costs get into it. */
export function NothingYet() {
  return (
    <EmptyState
      variant="call-to-action"
      message="There are no costs yet"
      button={
        <Stack gap={1} justifyContent="center" wrap="wrap">
          <LinkButton href={pageUrl('accounts')}>See the accounts</LinkButton>
          <LinkButton variant="secondary" href={pageUrl('manual')}>
            See the manual entries
          </LinkButton>
        </Stack>
      }
    >
      Costs come from an account that is read, from a file, or from what somebody enters. As soon as there is one, this
      page says where the money goes.
    </EmptyState>
  );
}
