import React from 'react';
import { EmptyState, LinkButton } from '@grafana/ui';
import { rights } from '../../../api/rights';
import { newAccountUrl } from '../addresses';

/** The first account, in a minute. */
export function NoAccounts() {
  const { mayAdminister } = rights();
  const add = mayAdminister && (
    <LinkButton icon="plus" size="lg" href={newAccountUrl()}>
      Add the first account
    </LinkButton>
  );
  return (
    <EmptyState variant="call-to-action" message="No account is tracked yet" button={add || undefined}>
      {mayAdminister ? (
        <ol style={{ textAlign: 'left' }}>
          <li>Choose the service, and follow its link to the page where keys are made.</li>
          <li>Paste the key and press Test: it says at once whether the key may read costs.</li>
          <li>Save. Thirteen months of costs come by themselves, the newest first.</li>
        </ol>
      ) : (
        'An administrator of this Grafana adds the first one.'
      )}
    </EmptyState>
  );
}
