import React from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { Checkbox, Field, Stack } from '@grafana/ui';
import { SOURCE_LOOKS } from '../../../components/source/sources';
import { ALL_SOURCES, type BudgetForm } from './budgetForm';

/** Which figures count. A budget of billed costs alone, for example, does not move with estimates. */
export function SourceFields() {
  const { control } = useFormContext<BudgetForm>();
  return (
    <Controller
      control={control}
      name="sources"
      rules={{ validate: (sources) => sources.length > 0 || 'Let at least one kind of figure count' }}
      render={({ field: { value, onChange }, fieldState: { error } }) => (
        <Field label="Figures that count" invalid={error !== undefined} error={error?.message}>
          <div role="group" aria-label="Figures that count">
            <Stack direction="column" gap={1} alignItems="flex-start">
              {ALL_SOURCES.map((source) => (
                <Checkbox
                  key={source}
                  label={SOURCE_LOOKS[source].label}
                  description={SOURCE_LOOKS[source].meaning}
                  value={value.includes(source)}
                  onChange={() => onChange(ALL_SOURCES.filter((one) => (one === source) !== value.includes(one)))}
                />
              ))}
            </Stack>
          </div>
        </Field>
      )}
    />
  );
}
