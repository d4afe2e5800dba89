import React from 'react';
import { Card, Grid, Stack } from '@grafana/ui';
import { newAccountUrl } from '../addresses';
import type { Service } from '../useAccounts';

/** The services that are known, those that are read by themselves first. */
export function ServiceChoice({ services }: { readonly services: readonly Service[] }) {
  return (
    <Stack direction="column" gap={3} alignItems="stretch">
      <h2>Which service?</h2>
      <Services title="Read by themselves, with a key" services={services.filter(({ has_api: isRead }) => isRead)} />
      <Services title="Typed in, imported or sent" services={services.filter(({ has_api: isRead }) => !isRead)} />
    </Stack>
  );
}

function Services({ title, services }: { readonly title: string; readonly services: readonly Service[] }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Grid minColumnWidth={34} gap={1}>
        {services.map(
          ({ id, service_provider_name: name, has_api: isRead, needed_scope: scope, figures_hint: hint }) => (
            <Card key={id} href={newAccountUrl(id)} noMargin>
              <Card.Heading>{name ?? 'Another provider'}</Card.Heading>
              <Card.Description>{isRead ? `Needs ${scope ?? 'a key'}.` : hint}</Card.Description>
            </Card>
          ),
        )}
      </Grid>
    </section>
  );
}
