import React from 'react';
import { Combobox, Field, InlineField, InlineSwitch, Input, Stack } from '@grafana/ui';
import type { Account } from '../entries';
import type { EntryFilters, FilterName } from './filters';

interface Props {
  readonly filters: EntryFilters;
  readonly accounts: readonly Account[];
  readonly change: (name: FilterName, value: string | null) => void;
}

const ACCOUNT_WIDTH = 30;

/** Which entries are shown. */
export function FilterFields({ filters, accounts, change }: Props) {
  return (
    <Stack gap={2} wrap="wrap" alignItems="flex-end">
      <Field label="Account" htmlFor="entries-account" noMargin>
        <Combobox
          id="entries-account"
          width={ACCOUNT_WIDTH}
          isClearable
          placeholder="All"
          options={accounts.map((account) => ({
            value: account.id,
            label: account.name,
            description: account.service_provider_name,
          }))}
          value={filters.accountId}
          onChange={(option) => change('account', option ? String(option.value) : null)}
        />
      </Field>
      <Field label="From" htmlFor="entries-from" noMargin>
        <Input
          id="entries-from"
          type="date"
          value={filters.from ?? ''}
          onChange={(event) => change('from', event.currentTarget.value)}
        />
      </Field>
      <Field label="To" htmlFor="entries-to" noMargin>
        <Input
          id="entries-to"
          type="date"
          value={filters.to ?? ''}
          onChange={(event) => change('to', event.currentTarget.value)}
        />
      </Field>
      <InlineField label="Deleted ones too" htmlFor="entries-deleted" transparent>
        <InlineSwitch
          id="entries-deleted"
          value={filters.withDeleted}
          onChange={(event) => change('deleted', event.currentTarget.checked ? '1' : null)}
        />
      </InlineField>
    </Stack>
  );
}
