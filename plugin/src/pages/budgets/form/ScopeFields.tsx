import React from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { Combobox, Field, FieldSet, Input, Stack } from '@grafana/ui';
import type { BudgetForm } from './budgetForm';
import { tagValueFault } from './faults';
import type { ScopeChoices } from './useScopeChoices';

/** What the budget is of. Whatever is left empty is all; what is filled must fit together. */
export function ScopeFields({ services, accounts }: ScopeChoices) {
  const { control, register, getValues, formState } = useFormContext<BudgetForm>();
  const tagFault = formState.errors.tagValue?.message;
  return (
    <FieldSet label="What it is a budget of">
      <Field label="Service" htmlFor="budget-service" description="Empty: all services">
        <Controller
          control={control}
          name="serviceId"
          render={({ field: { value, onChange } }) => (
            <Combobox
              id="budget-service"
              isClearable
              width={40}
              options={services}
              value={value}
              placeholder="All services"
              onChange={(option) => onChange(option?.value ?? null)}
            />
          )}
        />
      </Field>
      <Field label="Account" htmlFor="budget-account" description="Empty: all accounts">
        <Controller
          control={control}
          name="accountId"
          render={({ field: { value, onChange } }) => (
            <Combobox
              id="budget-account"
              isClearable
              width={40}
              options={accounts}
              value={value}
              placeholder="All accounts"
              onChange={(option) => onChange(option?.value ?? null)}
            />
          )}
        />
      </Field>
      <Field label="Model" description="As the provider writes it, for example gpt-5. Empty: all models">
        <Input id="budget-model" width={40} {...register('model')} />
      </Field>
      <Field label="Project" description="Its name, or the provider’s id of it. Empty: all projects">
        <Input id="budget-project" width={40} {...register('project')} />
      </Field>
      <Stack gap={2} wrap="wrap">
        <Field label="Tag key" description="For example team. Empty: any tag">
          <Input id="budget-tag-key" width={19} {...register('tagKey', { deps: 'tagValue' })} />
        </Field>
        <Field label="Tag value" description="For example search" invalid={tagFault !== undefined} error={tagFault}>
          <Input
            id="budget-tag-value"
            width={19}
            {...register('tagValue', { validate: (value) => tagValueFault(value, getValues()) })}
          />
        </Field>
      </Stack>
    </FieldSet>
  );
}
