import React from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Stack, useStyles2 } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import type { ChannelForm } from './channelForm';

interface Props {
  /** What the form does, for those who do not see it. */
  readonly label: string;
  readonly start: ChannelForm;
  readonly saving: { readonly error: unknown; readonly isPending: boolean };
  readonly onSave: (form: ChannelForm) => void;
  readonly onCancel: () => void;
  /** The fields that can be filled in; what they do not show stays as it is. */
  readonly children: React.ReactNode;
}

/** The form of a channel, or of a part of it. What was typed stays when saving fails. */
export function ChannelFrame({ label, start, saving, onSave, onCancel, children }: Props) {
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
        {children}
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
