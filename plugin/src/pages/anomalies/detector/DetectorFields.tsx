import React from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { Field, Input, RadioButtonGroup, RadioButtonList, Switch } from '@grafana/ui';
import { sensitivityOptions } from './sensitivity';
import { floorFault, type SettingWish } from './setting';

const DIRECTIONS = [
  { value: 'up' as const, label: 'Only dearer days' },
  { value: 'both' as const, label: 'Cheaper days too' },
];

const RULES = [
  {
    value: 'robust' as const,
    label: 'Robust',
    description: 'Knows the rhythm of the week, and does not learn from jumps',
  },
  {
    value: 'sigma' as const,
    label: 'Sigma',
    description: 'The plain rule: so many standard deviations above the mean of 30 days',
  },
];

/** @param threshold the one that is set at present, which may lie between the words */
export function DetectorFields({ threshold }: Pick<SettingWish, 'threshold'>) {
  const { control } = useFormContext<SettingWish>();
  return (
    <>
      <Controller
        control={control}
        name="enabled"
        render={({ field: { value, onChange } }) => (
          <Field label="Search for unusual days">
            <Switch id="detector-enabled" value={value} onChange={(event) => onChange(event.currentTarget.checked)} />
          </Field>
        )}
      />
      <Controller
        control={control}
        name="threshold"
        render={({ field: { name, value, onChange } }) => (
          <RadioList label="Sensitivity" options={sensitivityOptions(threshold)} {...{ name, value, onChange }} />
        )}
      />
      <Controller
        control={control}
        name="directions"
        render={({ field: { value, onChange } }) => (
          <Field label="Direction">
            <RadioButtonGroup
              id="detector-directions"
              aria-label="Direction"
              options={DIRECTIONS}
              value={value}
              onChange={onChange}
            />
          </Field>
        )}
      />
      <FloorField />
      <Controller
        control={control}
        name="detector"
        render={({ field: { name, value, onChange } }) => (
          <RadioList label="Rule" options={RULES} {...{ name, value, onChange }} />
        )}
      />
    </>
  );
}

function FloorField() {
  const { register, formState } = useFormContext<SettingWish>();
  const fault = formState.errors.floor?.message;
  return (
    <Field
      label="Least difference"
      description="In the currency of the account; smaller ones never alert. Empty: 5, or 3% of a usual day if that is more"
      invalid={fault !== undefined}
      error={fault}
    >
      <Input id="detector-floor" width={20} inputMode="decimal" {...register('floor', { validate: floorFault })} />
    </Field>
  );
}

interface ListProps<Value> {
  readonly label: string;
  readonly name: string;
  readonly options: Array<{ value: Value; label: string; description: string }>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A choice whose options explain themselves. */
function RadioList<Value extends string | number>({ label, name, options, value, onChange }: ListProps<Value>) {
  return (
    <Field label={label}>
      <div role="group" aria-label={label}>
        <RadioButtonList name={`detector-${name}`} {...{ options, value, onChange }} />
      </div>
    </Field>
  );
}
