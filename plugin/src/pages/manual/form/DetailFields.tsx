import React from 'react';
import { useFieldArray } from 'react-hook-form';
import { Button, Field, IconButton, Input, Stack, TextArea } from '@grafana/ui';
import { RULES } from './draft';
import type { EntryForm } from './useEntryForm';

const MAX_NOTES = 2_000;
const MAX_TAGS = 20;

/** What else is known of the cost; all of it may stay empty. */
export function DetailFields({ form }: { readonly form: EntryForm }) {
  const { tokens, notes } = form.formState.errors;
  return (
    <>
      <Stack gap={2} wrap="wrap">
        <Field label="Tokens" htmlFor="entry-tokens" invalid={tokens !== undefined} error={tokens?.message}>
          <Input id="entry-tokens" inputMode="numeric" {...form.register('tokens', { validate: RULES.tokens })} />
        </Field>
        <Field label="Model" htmlFor="entry-model">
          <Input id="entry-model" {...form.register('model')} />
        </Field>
        <Field label="Request type" htmlFor="entry-request-type">
          <Input id="entry-request-type" placeholder="subscription" {...form.register('requestType')} />
        </Field>
      </Stack>
      <Field
        label="Notes"
        description="They stand beside the amount in charts and files"
        htmlFor="entry-notes"
        invalid={notes !== undefined}
        error={notes?.message}
      >
        <TextArea
          id="entry-notes"
          rows={3}
          {...form.register('notes', {
            maxLength: { value: MAX_NOTES, message: `Notes may have ${MAX_NOTES} characters` },
          })}
        />
      </Field>
      <TagFields form={form} />
    </>
  );
}

function TagFields({ form }: { readonly form: EntryForm }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'tags' });
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      {fields.map((field, index) => (
        <Stack key={field.id} gap={1} alignItems="center">
          <Input aria-label={`Name of tag ${index + 1}`} placeholder="team" {...form.register(`tags.${index}.name`)} />
          <Input
            aria-label={`Value of tag ${index + 1}`}
            placeholder="research"
            {...form.register(`tags.${index}.value`)}
          />
          <IconButton name="trash-alt" tooltip={`Remove tag ${index + 1}`} onClick={() => remove(index)} />
        </Stack>
      ))}
      <Button
        size="sm"
        variant="secondary"
        icon="plus"
        disabled={fields.length >= MAX_TAGS}
        onClick={() => append({ name: '', value: '' })}
      >
        Add a tag
      </Button>
    </Stack>
  );
}
