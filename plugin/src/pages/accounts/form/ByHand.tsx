import React from 'react';
import { Alert, TextLink } from '@grafana/ui';
import type { Service } from '../useAccounts';

/** For a service that nothing is read of: where its figures are, and how they get here. */
export function ByHand({ service }: { readonly service: Service }) {
  return (
    <Alert severity="info" title="Nothing is read of this service by itself">
      <p>{service.figures_hint}</p>
      {service.figures_url && (
        <p>
          <TextLink href={service.figures_url} external>
            Where the figures are
          </TextLink>
        </p>
      )}
      Add the account here; the next page is the one where its costs are typed in, or imported from a file. They are
      marked as such everywhere.
    </Alert>
  );
}
