import React from 'react';
import { Checkbox, Combobox, Field, RadioButtonList, Stack } from '@grafana/ui';
import type { Account } from '../entries';
import type { ImportWish } from './useImport';

interface Props {
  readonly wish: ImportWish;
  readonly accounts: readonly Account[];
  readonly change: (change: Partial<ImportWish>) => void;
}

const AS_IT_SAYS = 'auto';
const KINDS = [
  { value: AS_IT_SAYS, label: 'As the file says', description: 'Charges; those of ccusage are estimates' },
  { value: 'import', label: 'Charges', description: 'Marked as import' },
  { value: 'manual', label: 'Manual entries', description: 'One entry for each row, which people can change' },
  { value: 'estimate', label: 'Estimates', description: 'They give way to what the provider bills' },
];

/** What the rows of the file become. */
export function OptionFields({ wish, accounts, change }: Props) {
  return (
    <Stack direction="column" gap={2}>
      <Field label="The rows become" noMargin>
        <RadioButtonList
          name="import-kind"
          options={KINDS}
          value={wish.source ?? AS_IT_SAYS}
          onChange={(value) => change({ source: value === AS_IT_SAYS ? null : (value as ImportWish['source']) })}
        />
      </Field>
      <Field
        label="Account of rows that name none"
        description="Needed for ccusage, whose file knows no account. A new name is made with the tick below."
        htmlFor="import-account"
        noMargin
      >
        <Combobox
          id="import-account"
          isClearable
          createCustomValue
          placeholder="None"
          options={accounts.map(({ name, service_provider_name: description }) => ({ value: name, description }))}
          value={wish.account}
          onChange={(option) => change({ account: option?.value ?? null })}
        />
      </Field>
      <Stack>
        <Checkbox
          label="Make accounts that are not there"
          description="Otherwise a row of an account that is not known is a fault"
          value={wish.createAccounts}
          onChange={(event) => change({ createAccounts: event.currentTarget.checked })}
        />
      </Stack>
    </Stack>
  );
}
