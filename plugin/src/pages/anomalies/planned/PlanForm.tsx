import React from 'react';
import { Controller, useForm } from 'react-hook-form';
import { Button, Combobox, Field, Input, Stack } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { useChange } from '../../../data/useCall';
import { useAccountChoices } from '../useAccountChoices';

interface Wish {
  readonly title: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly accountId: number | null;
  readonly note: string;
}

const EMPTY: Wish = { title: '', firstDay: '', lastDay: '', accountId: null, note: '' };

/** Adds a planned event. It empties itself only after the collector has taken it. */
export function PlanForm() {
  const { control, register, handleSubmit, getValues, reset, formState } = useForm<Wish>({ defaultValues: EMPTY });
  const accounts = useAccountChoices();
  const plan = useChange('POST /api/planned-events');
  const { title, firstDay, lastDay } = formState.errors;
  const save = handleSubmit((wish) => plan.mutate({ body: bodyOf(wish) }, { onSuccess: () => reset(EMPTY) }));
  return (
    <form aria-label="Plan an event" onSubmit={(event) => void save(event)} noValidate>
      <Stack gap={2} wrap="wrap" alignItems="flex-start">
        <Field label="What is planned" invalid={title !== undefined} error={title?.message}>
          <Input
            id="plan-title"
            width={30}
            maxLength={200}
            {...register('title', { validate: (text) => text.trim() !== '' || 'Say what is planned' })}
          />
        </Field>
        <Field label="First day" invalid={firstDay !== undefined} error={firstDay?.message}>
          <Input id="plan-first-day" type="date" {...register('firstDay', { required: 'Choose the first day' })} />
        </Field>
        <Field label="Last day, if more than one" invalid={lastDay !== undefined} error={lastDay?.message}>
          <Input
            id="plan-last-day"
            type="date"
            {...register('lastDay', {
              validate: (day) => day === '' || day >= getValues('firstDay') || 'The last day is before the first one',
            })}
          />
        </Field>
        <Field label="Account" htmlFor="plan-account">
          <Controller
            control={control}
            name="accountId"
            render={({ field: { value, onChange } }) => (
              <Combobox
                id="plan-account"
                width={26}
                isClearable
                placeholder="All accounts"
                options={accounts}
                value={value}
                onChange={(option) => onChange(option?.value ?? null)}
              />
            )}
          />
        </Field>
        <Field label="Note">
          <Input id="plan-note" width={30} maxLength={2000} {...register('note')} />
        </Field>
      </Stack>
      {plan.error && <Problem error={plan.error} />}
      <Button type="submit" icon="plus" disabled={plan.isPending}>
        Plan it
      </Button>
    </form>
  );
}

function bodyOf({ title, firstDay, lastDay, accountId, note }: Wish) {
  return {
    title: title.trim(),
    first_day: firstDay,
    last_day: lastDay === '' ? firstDay : lastDay,
    account_id: accountId,
    note: note.trim(),
  };
}
