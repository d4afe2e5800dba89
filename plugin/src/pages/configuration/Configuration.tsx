import React from 'react';
import { Controller } from 'react-hook-form';
import type { AppPluginMeta, PluginConfigPageProps } from '@grafana/data';
import { Alert, Button, Field, Input, SecretInput, Stack } from '@grafana/ui';
import type { AppSettings } from '../../api/settings';
import { Problem } from '../../components/Problem';
import { QueryRoot } from '../../data/QueryRoot';
import { ConnectionCheck } from './ConnectionCheck';
import { addressFault, useWiring } from './useWiring';

type Props = PluginConfigPageProps<AppPluginMeta<AppSettings>>;

/** Where the collector is, and the token it knows this Grafana by; then whether that works. */
export function Configuration({ plugin }: Props) {
  return (
    <QueryRoot>
      <WiringForm meta={plugin.meta} />
    </QueryRoot>
  );
}

function WiringForm({ meta }: { readonly meta: Props['plugin']['meta'] }) {
  const { form, save, problem, hasToken, forgetToken } = useWiring(meta);
  const { errors, isSubmitting } = form.formState;
  return (
    <Stack direction="column" gap={2}>
      <Alert severity="info" title="These two settings only connect the app with its collector">
        If this Grafana is provisioned from files, the files win at its next start. Accounts, budgets and everything
        else are kept by the collector.
      </Alert>
      <form onSubmit={(event) => void save(event)} noValidate>
        <Field
          label="Address of the collector"
          description="As Grafana’s server reaches it, for example http://collector:8787"
          invalid={errors.collectorUrl !== undefined}
          error={errors.collectorUrl?.message}
        >
          <Input id="collector-url" width={60} {...form.register('collectorUrl', { validate: addressFault })} />
        </Field>
        <Field
          label="Token"
          htmlFor="collector-token"
          description="The value that the collector has as AICOST_GRAFANA_TOKEN. It is stored encrypted and never shown again."
        >
          <Controller
            name="token"
            control={form.control}
            render={({ field: { value, onChange } }) => (
              <SecretInput
                {...{ id: 'collector-token', width: 60, isConfigured: hasToken, onReset: forgetToken, value, onChange }}
              />
            )}
          />
        </Field>
        <Button type="submit" disabled={isSubmitting}>
          Save and check
        </Button>
      </form>
      {problem !== null && <Problem error={problem} />}
      {hasToken && problem === null && <ConnectionCheck />}
    </Stack>
  );
}
