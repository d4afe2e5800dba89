import React from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { Button, LinkButton, Stack } from '@grafana/ui';
import type { Account } from '../../../components/account/accountState';
import { Problem } from '../../../components/Problem';
import type { Service } from '../useAccounts';
import { AccountFields } from './AccountFields';
import { firstForm, type AccountForm } from './accountForm';
import { TypedTest } from './TypedTest';

interface Props {
  readonly service: Service;
  readonly account?: Account;
  readonly problem: unknown;
  readonly isSaving: boolean;
  readonly onSave: (form: AccountForm) => void;
  readonly cancelUrl: string;
}

/** The form of an account, new or changed. What was typed stays until it is saved. */
export function AccountEditor({ service, account, problem, isSaving, onSave, cancelUrl }: Props) {
  const form = useForm<AccountForm>({ defaultValues: firstForm(service, account) });
  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void form.handleSubmit(onSave)(event)} noValidate autoComplete="off">
        <AccountFields {...{ service, account }} />
        <Stack direction="column" gap={2} alignItems="stretch">
          {service.has_api && <TypedTest service={service} />}
          {problem !== null && <Problem error={problem} />}
          <Stack gap={1}>
            <Button type="submit" disabled={isSaving}>
              {account ? 'Save' : 'Add the account'}
            </Button>
            <LinkButton variant="secondary" href={cancelUrl}>
              Cancel
            </LinkButton>
          </Stack>
        </Stack>
      </form>
    </FormProvider>
  );
}
