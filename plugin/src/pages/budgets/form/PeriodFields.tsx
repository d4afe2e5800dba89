import React from 'react';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { Field, Input, RadioButtonGroup, Stack } from '@grafana/ui';
import type { BudgetForm } from './budgetForm';
import { lastDayFault } from './faults';

const PERIODS = [
  { value: 'month' as const, label: 'Month' },
  { value: 'quarter' as const, label: 'Quarter' },
  { value: 'fixed' as const, label: 'Chosen days' },
];

/** How long the limit must last. Months and quarters begin anew by the calendar, chosen days do not. */
export function PeriodFields() {
  const { control, register, getValues, formState } = useFormContext<BudgetForm>();
  const period = useWatch({ control, name: 'period' });
  const { firstDay, lastDay } = formState.errors;
  return (
    <>
      <Field
        label="Period"
        description={
          period === 'fixed'
            ? 'From the first to the last day, both included, at most 366 days. It does not begin anew.'
            : `Every ${period} begins at 0 again. Days and months are those of UTC.`
        }
      >
        <Controller
          control={control}
          name="period"
          render={({ field: { value, onChange } }) => (
            <RadioButtonGroup
              id="budget-period"
              aria-label="Period"
              options={PERIODS}
              value={value}
              onChange={onChange}
            />
          )}
        />
      </Field>
      {period === 'fixed' && (
        <Stack gap={2} wrap="wrap">
          <Field label="First day" invalid={firstDay !== undefined} error={firstDay?.message}>
            <Input id="budget-first-day" type="date" {...register('firstDay', { required: 'Choose the first day' })} />
          </Field>
          <Field label="Last day" invalid={lastDay !== undefined} error={lastDay?.message}>
            <Input
              id="budget-last-day"
              type="date"
              {...register('lastDay', { validate: (day) => lastDayFault(day, getValues()) })}
            />
          </Field>
        </Stack>
      )}
    </>
  );
}
