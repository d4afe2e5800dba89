import React from 'react';
import { Combobox, Field } from '@grafana/ui';
import { useCall } from '../../../data/useCall';

interface Props {
  readonly value: number | undefined;
  readonly onChange: (accountId: number | undefined) => void;
}

/** Which account a list is about; none is all. Removed ones can be chosen too: their history stays. */
export function AccountFilter({ value, onChange }: Props) {
  const accounts = useCall('GET /api/accounts', { query: { include_deleted: true } });
  const options = (accounts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Field label="Account" htmlFor="health-account" noMargin>
      <Combobox<number>
        id="health-account"
        width={30}
        placeholder="All accounts"
        isClearable
        options={options}
        value={value ?? null}
        onChange={(chosen) => onChange(chosen?.value)}
      />
    </Field>
  );
}
