import React from 'react';
import { EmptyState, LinkButton, Stack } from '@grafana/ui';
import { rights } from '../../api/rights';
import { pageUrl } from '../routes';

/** Nothing was charged yet: what comes first depends on what the person may do. */
export function EmptyOverview({ hasAccounts }: { readonly hasAccounts: boolean }) {
  const { mayWrite, mayAdminister } = rights();
  const isFirst = mayAdminister && !hasAccounts;
  return (
    <EmptyState variant="call-to-action" message="No costs this month and last">
      <Stack direction="column" alignItems="center" gap={2}>
        {hasAccounts
          ? 'The accounts are there, but none of them has a charge. The page of accounts tells how their reading goes.'
          : 'Add an account of an AI service: its costs are then read by themselves. Costs that no provider tells can be entered by hand.'}
        <Stack gap={1} wrap="wrap" justifyContent="center">
          <LinkButton href={pageUrl(isFirst ? 'accounts/new' : 'accounts')} variant={isFirst ? 'primary' : 'secondary'}>
            {isFirst ? 'Add an account' : 'Open the accounts'}
          </LinkButton>
          {mayWrite && (
            <LinkButton href={pageUrl('manual', { view: 'new' })} variant="secondary">
              Enter a cost
            </LinkButton>
          )}
        </Stack>
      </Stack>
    </EmptyState>
  );
}
