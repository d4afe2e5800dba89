import React from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { Field, FieldSet, Input, Stack, Switch } from '@grafana/ui';
import type { BudgetForm } from './budgetForm';
import { currencyFault, limitFault, nameFault } from './faults';
import { PeriodFields } from './PeriodFields';

/** What the budget is called, how much it allows, and for how long. */
export function LimitFields() {
  const { control, register, formState } = useFormContext<BudgetForm>();
  const { name, limit, currency } = formState.errors;
  return (
    <FieldSet label="The limit">
      <Field label="Name" required invalid={name !== undefined} error={name?.message}>
        <Input id="budget-name" width={40} {...register('name', { validate: nameFault })} />
      </Field>
      <Stack gap={2} wrap="wrap">
        <Field label="Limit" required invalid={limit !== undefined} error={limit?.message}>
          <Input id="budget-limit" width={24} inputMode="decimal" {...register('limit', { validate: limitFault })} />
        </Field>
        <Field label="Currency" required invalid={currency !== undefined} error={currency?.message}>
          <Input id="budget-currency" width={14} maxLength={3} {...register('currency', { validate: currencyFault })} />
        </Field>
      </Stack>
      <PeriodFields />
      <Field
        label="In use"
        htmlFor="budget-active"
        description="Switched off, it tells nobody and is not measured, but it is kept"
      >
        <Controller
          control={control}
          name="isActive"
          render={({ field: { value, onChange } }) => (
            <Switch id="budget-active" value={value} onChange={(event) => onChange(event.currentTarget.checked)} />
          )}
        />
      </Field>
    </FieldSet>
  );
}
