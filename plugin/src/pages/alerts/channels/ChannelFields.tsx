import React from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Stack, useStyles2 } from '@grafana/ui';
import type { ChannelType } from '../../../alerting/channels';
import { Problem } from '../../../components/Problem';
import type { ChannelForm } from './channelForm';
import { SubscriptionFields } from './SubscriptionFields';
import { WhereFields } from './WhereFields';

interface Props {
  /** What the form does, for those who do not see it. */
  readonly label: string;
  readonly start: ChannelForm;
  /** Names that other channels have; null: kind, name and address are given. */
  readonly taken: readonly string[] | null;
  readonly saving: { readonly error: unknown; readonly isPending: boolean };
  readonly onType?: (type: ChannelType) => void;
  readonly onSave: (form: ChannelForm) => void;
  readonly onCancel: () => void;
}

/** Where messages go, a test of it, and which messages. What was typed stays when saving fails. */
export function ChannelFields({ label, start, taken, saving, onType, onSave, onCancel }: Props) {
  const styles = useStyles2(formStyles);
  const form = useForm<ChannelForm>({ defaultValues: start });
  return (
    <FormProvider {...form}>
      <form
        aria-label={label}
        className={styles.form}
        onSubmit={(event) => void form.handleSubmit(onSave)(event)}
        noValidate
      >
        {taken && <WhereFields {...{ taken, onType }} />}
        <SubscriptionFields label={taken ? 'What it is told' : label} />
        {saving.error !== null && <Problem error={saving.error} />}
        <Stack gap={1}>
          <Button type="submit" disabled={saving.isPending}>
            {saving.isPending ? 'Saving …' : 'Save the channel'}
          </Button>
          <Button type="button" variant="secondary" fill="outline" onClick={onCancel}>
            Cancel
          </Button>
        </Stack>
      </form>
    </FormProvider>
  );
}

function formStyles(theme: GrafanaTheme2) {
  return { form: css({ maxWidth: theme.spacing(100) }) };
}
