import React from 'react';
import { Controller } from 'react-hook-form';
import { Combobox, Field, Input, Stack } from '@grafana/ui';
import { RULES } from './draft';
import type { EntryForm } from './useEntryForm';

const CATEGORIES = [
  { value: 'Usage' as const, label: 'Usage' },
  { value: 'Purchase' as const, label: 'Purchase', description: 'Seats, plans, prepaid credit' },
  { value: 'Tax' as const, label: 'Tax' },
  { value: 'Credit' as const, label: 'Credit', description: 'May be below zero' },
  { value: 'Adjustment' as const, label: 'Adjustment', description: 'A correction; may be below zero' },
];
const CODE_WIDTH = 10;

/** How much, and what kind of charge it is. */
export function AmountFields({ form }: { readonly form: EntryForm }) {
  const { cost, currency } = form.formState.errors;
  return (
    <>
      <Stack gap={2} wrap="wrap">
        <Field label="Amount" htmlFor="entry-cost" required invalid={cost !== undefined} error={cost?.message}>
          <Input
            id="entry-cost"
            inputMode="decimal"
            autoComplete="off"
            placeholder="600.00"
            {...form.register('cost', { validate: RULES.cost })}
          />
        </Field>
        <Field
          label="Currency"
          htmlFor="entry-currency"
          required
          invalid={currency !== undefined}
          error={currency?.message}
        >
          <Input
            id="entry-currency"
            width={CODE_WIDTH}
            maxLength={3}
            {...form.register('currency', { validate: RULES.currency })}
          />
        </Field>
      </Stack>
      <Field label="Category" htmlFor="entry-category">
        <Controller
          name="category"
          control={form.control}
          render={({ field: { value, onChange } }) => (
            <Combobox
              id="entry-category"
              options={CATEGORIES}
              value={value}
              onChange={(option) => onChange(option.value)}
            />
          )}
        />
      </Field>
    </>
  );
}
