import React, { useState } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { Combobox, Field, Input, SecretInput, Switch } from '@grafana/ui';
import type { Account } from '../../../components/account/accountState';
import { instantText } from '../../../components/time/ago';
import type { AccountForm } from './accountForm';
import { fieldFault, type FieldValue, type SchemaField } from './schemaFields';

type Stored = Account['secrets'][number];

interface Props {
  readonly field: SchemaField;
  /** What is known of the value that is stored; it stays unless another one is typed. */
  readonly stored?: Stored;
}

/** One field as its schema says: typed hidden, chosen, switched, or a number. */
export function SchemaInput({ field, stored }: Props) {
  const [keeps, setKeeps] = useState(stored !== undefined);
  const { control, formState, setValue } = useFormContext<AccountForm>();
  const place = `secrets.${field.name}` as const;
  const id = `account-${field.name}`;
  const fault = formState.errors.secrets?.[field.name];
  const replace = () => {
    setKeeps(false);
    setValue(place, '');
  };
  return (
    <Field
      label={field.label}
      htmlFor={id}
      required={field.isRequired}
      description={descriptionOf(field, stored)}
      invalid={fault !== undefined}
      error={fault?.message}
    >
      <Controller
        name={place}
        control={control}
        rules={{ validate: (value) => keeps || fieldFault(field, value ?? '') }}
        render={({ field: { value, onChange, onBlur } }) => (
          <ValueInput {...{ field, id, keeps, replace, onChange, onBlur }} value={value ?? ''} />
        )}
      />
    </Field>
  );
}

function descriptionOf({ description }: SchemaField, stored: Stored | undefined): string {
  if (!stored) return description;
  const end = stored.last_four === '' ? 'Stored' : `Stored, ends in …${stored.last_four}`;
  return `${description} ${end}, entered ${instantText(stored.updated_at)}.`.trim();
}

interface ValueProps {
  readonly field: SchemaField;
  readonly id: string;
  readonly value: FieldValue;
  readonly keeps: boolean;
  readonly replace: () => void;
  readonly onChange: (value: FieldValue) => void;
  readonly onBlur: () => void;
}

function ValueInput({ field: { kind, choices }, id, value, keeps, replace, onChange, onBlur }: ValueProps) {
  const typed = (event: React.FormEvent<HTMLInputElement>) => onChange(event.currentTarget.value);
  if (kind === 'switch')
    return (
      <Switch {...{ id, onBlur }} value={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
    );
  if (kind === 'choice')
    return (
      <Combobox
        {...{ id, onBlur }}
        width={60}
        options={choices.map((choice) => ({ value: choice }))}
        value={value === '' ? null : String(value)}
        onChange={(chosen) => onChange(chosen.value)}
      />
    );
  if (kind === 'secret')
    return (
      <SecretInput
        {...{ id, onBlur }}
        width={60}
        autoComplete="off"
        isConfigured={keeps}
        value={String(value)}
        onReset={replace}
        onChange={typed}
      />
    );
  return (
    <Input
      {...{ id, onBlur }}
      width={60}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      value={String(value)}
      onChange={typed}
    />
  );
}
