import React from 'react';
import { Controller } from 'react-hook-form';
import { Combobox, Field, Text, TextLink } from '@grafana/ui';
import { useCall } from '../../../data/useCall';
import type { Account } from '../entries';
import { RULES } from './draft';
import type { EntryForm } from './useEntryForm';

interface Props {
  readonly form: EntryForm;
  readonly accounts: readonly Account[];
  /** An entry stays with its account. */
  readonly isFixed: boolean;
}

/** Which account the cost is of, and where its service shows the figure. */
export function AccountField({ form, accounts, isFixed }: Props) {
  const id = form.watch('accountId');
  const error = form.formState.errors.accountId;
  return (
    <>
      <Field
        label="Account"
        description={isFixed ? 'An entry stays with its account' : 'The service and account that charged it'}
        htmlFor="entry-account"
        required
        invalid={error !== undefined}
        error={error?.message}
      >
        <Controller
          name="accountId"
          control={form.control}
          rules={{ validate: RULES.account }}
          render={({ field: { value, onChange } }) => (
            <Combobox
              id="entry-account"
              placeholder="Choose an account"
              disabled={isFixed}
              invalid={error !== undefined}
              options={accounts.map((account) => ({
                value: account.id,
                label: account.name,
                description: account.service_provider_name,
              }))}
              value={value}
              onChange={(option) => onChange(option.value)}
            />
          )}
        />
      </Field>
      <FigureHint account={accounts.find((account) => account.id === id)} />
    </>
  );
}

/** Where a person finds the figure; an account that is read by itself rarely needs an entry. */
function FigureHint({ account }: { readonly account: Account | undefined }) {
  const { data } = useCall('GET /api/services');
  const service = data?.items.find((item) => item.id === account?.service_id);
  if (!account || !service) return null;
  return (
    <Text element="p" variant="bodySmall" color="secondary">
      {service.figures_hint}{' '}
      {service.figures_url !== null && (
        <TextLink href={service.figures_url} external inline variant="bodySmall">
          {`Open ${account.service_provider_name}`}
        </TextLink>
      )}
      {service.has_api &&
        !account.is_readable &&
        ' This service has an interface: with a key, its costs come by themselves.'}
    </Text>
  );
}
