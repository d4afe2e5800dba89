import React from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { Field, FieldSet, MultiCombobox } from '@grafana/ui';
import { CategoryBoxes } from '../CategoryBoxes';
import type { ChannelForm } from './channelForm';
import { useAllBudgets } from './namedBudgets';

/** Which messages a channel gets. */
export function SubscriptionFields({ label }: { readonly label: string }) {
  const { register, watch, formState } = useFormContext<ChannelForm>();
  const { budget, anomaly, system } = formState.errors.categories ?? {};
  const fault = (budget ?? anomaly ?? system)?.message;
  return (
    <FieldSet label={label}>
      <CategoryBoxes
        id="channel"
        fault={fault}
        boxOf={(category) =>
          register(`categories.${category}`, {
            validate: (_, { categories }) =>
              Object.values(categories).some(Boolean) || 'Choose at least one; to silence a channel, mute it.',
            // One box that is ticked makes all three right.
            deps: ['categories.budget', 'categories.anomaly', 'categories.system'],
          })
        }
      />
      {watch('categories.budget') && <BudgetChoice />}
    </FieldSet>
  );
}

function BudgetChoice() {
  const { control } = useFormContext<ChannelForm>();
  const options = (useAllBudgets().data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Field
      label="Only these budgets"
      description="None chosen: all of them, and every one to come"
      htmlFor="channel-budgets"
    >
      <Controller
        name="budgets"
        control={control}
        render={({ field: { value, onChange } }) => (
          <MultiCombobox
            id="channel-budgets"
            options={options}
            value={[...value]}
            onChange={(chosen) => onChange(chosen.map(({ value: budget }) => budget))}
            placeholder="All budgets"
          />
        )}
      />
    </Field>
  );
}
