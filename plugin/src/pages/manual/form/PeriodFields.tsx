import React from 'react';
import { Controller } from 'react-hook-form';
import { Field, Input, RadioButtonGroup, Stack } from '@grafana/ui';
import { RULES } from './draft';
import type { EntryForm } from './useEntryForm';

const KINDS = [
  { value: false, label: 'One day' },
  { value: true, label: 'A period' },
];
const SPREADS = [
  { value: 'even' as const, label: 'The same every day' },
  { value: 'single' as const, label: 'One charge on the first day' },
];

/** When the cost arose, and how it lies on the days. */
export function PeriodFields({ form }: { readonly form: EntryForm }) {
  const isPeriod = form.watch('isPeriod');
  const { firstDay, lastDay } = form.formState.errors;
  return (
    <>
      <Field label="When">
        <Controller
          name="isPeriod"
          control={form.control}
          render={({ field: { value, onChange } }) => (
            <RadioButtonGroup aria-label="When" options={KINDS} value={value} onChange={onChange} />
          )}
        />
      </Field>
      <Stack gap={2} wrap="wrap">
        <Field
          label={isPeriod ? 'First day (UTC)' : 'Day (UTC)'}
          htmlFor="entry-first-day"
          required
          invalid={firstDay !== undefined}
          error={firstDay?.message}
        >
          <Input id="entry-first-day" type="date" {...form.register('firstDay', { validate: RULES.day })} />
        </Field>
        {isPeriod && (
          <Field
            label="Last day (UTC), inside"
            htmlFor="entry-last-day"
            required
            invalid={lastDay !== undefined}
            error={lastDay?.message}
          >
            <Input id="entry-last-day" type="date" {...form.register('lastDay', { validate: RULES.lastDay })} />
          </Field>
        )}
      </Stack>
      {isPeriod && (
        <Field label="Spread" description="Either way the parts add up to the amount, to the last digit">
          <Controller
            name="spread"
            control={form.control}
            render={({ field: { value, onChange } }) => (
              <RadioButtonGroup aria-label="Spread" options={SPREADS} value={value} onChange={onChange} />
            )}
          />
        </Field>
      )}
    </>
  );
}
