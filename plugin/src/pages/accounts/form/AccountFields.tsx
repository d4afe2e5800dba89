import React, { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { CollapsableSection, Field, Input, TextLink } from '@grafana/ui';
import type { Account } from '../../../components/account/accountState';
import type { Service } from '../useAccounts';
import { baseUrlFault, nameFault, perMinuteFault, type AccountForm } from './accountForm';
import { schemaFields } from './schemaFields';
import { SchemaInput } from './SchemaInput';

interface Props {
  readonly service: Service;
  /** The account that is changed; without one it is new. */
  readonly account?: Account;
}

/** What can be said of an account: its name, what its service asks for, and what hardly anybody needs. */
export function AccountFields({ service, account }: Props) {
  const { register, formState } = useFormContext<AccountForm>();
  const { errors } = formState;
  return (
    <>
      <Field
        label="Name"
        description="As it stands in every table and report. Everybody may read it."
        required
        invalid={errors.name !== undefined}
        error={errors.name?.message}
      >
        <Input id="account-name" width={60} autoComplete="off" {...register('name', { validate: nameFault })} />
      </Field>
      {service.service_provider_name === null && !account && (
        <Field
          label="Provider"
          description="Who sends the invoice"
          required
          invalid={errors.provider !== undefined}
          error={errors.provider?.message}
        >
          <Input
            id="account-provider"
            width={60}
            {...register('provider', { validate: (text) => text.trim() !== '' || 'Give the name of the provider' })}
          />
        </Field>
      )}
      <Credentials {...{ service, account }} />
      {service.has_api && <Rarely isNew={account === undefined} />}
    </>
  );
}

function Credentials({ service, account }: Props) {
  const fields = schemaFields(service.secrets);
  if (fields.length === 0) return null;
  return (
    <>
      {service.needed_scope !== null && (
        <p>
          Needed: {service.needed_scope}.{' '}
          {service.keys_url && (
            <TextLink href={service.keys_url} external>
              Make one there
            </TextLink>
          )}
        </p>
      )}
      {fields.map((field) => (
        <SchemaInput key={field.name} field={field} stored={account?.secrets.find(({ name }) => name === field.name)} />
      ))}
    </>
  );
}

function Rarely({ isNew }: { readonly isNew: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { register, formState } = useFormContext<AccountForm>();
  const { baseUrl, perMinute } = formState.errors;
  return (
    <CollapsableSection
      label="Rarely needed"
      isOpen={isOpen || baseUrl !== undefined || perMinute !== undefined}
      onToggle={setOpen}
      unmountContentWhenClosed={false}
    >
      <Field
        label="Read from"
        description={`First UTC day.${isNew ? ' Thirteen months back unless you say otherwise.' : ''}`}
      >
        <Input id="account-from" type="date" width={30} {...register('backfillFrom')} />
      </Field>
      <Field
        label="Base URL"
        description="Only for another address of the same host. Empty: the usual one."
        invalid={baseUrl !== undefined}
        error={baseUrl?.message}
      >
        <Input id="account-url" width={60} {...register('baseUrl', { validate: baseUrlFault })} />
      </Field>
      <Field
        label="Requests a minute"
        description="Empty: as many as the service is known to allow."
        invalid={perMinute !== undefined}
        error={perMinute?.message}
      >
        <Input
          id="account-rate"
          inputMode="numeric"
          width={30}
          {...register('perMinute', { validate: perMinuteFault })}
        />
      </Field>
    </CollapsableSection>
  );
}
