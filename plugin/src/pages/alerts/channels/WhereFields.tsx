import React from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Field, FieldSet, Input, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { CHANNEL_KINDS, type ChannelType } from '../../../alerting/channels';
import { AddressField } from './AddressField';
import { freeName, nameFault, type ChannelForm } from './channelForm';
import { TestAddress } from './TestAddress';

interface Props {
  readonly taken: readonly string[];
  readonly onType?: (type: ChannelType) => void;
}

const KINDS = (Object.keys(CHANNEL_KINDS) as ChannelType[]).map((value) => ({
  value,
  label: CHANNEL_KINDS[value].label,
}));

/** Where messages go, and whether they arrive there. */
export function WhereFields({ taken, onType }: Props) {
  const { register, formState } = useFormContext<ChannelForm>();
  const { errors } = formState;
  return (
    <FieldSet label="Add a channel">
      <KindField {...{ taken, onType }} />
      <AddressField />
      <Field
        label="Name"
        description="What people call it, for example the room it posts to"
        required
        invalid={errors.name !== undefined}
        error={errors.name?.message}
      >
        <Input
          id="channel-name"
          width={40}
          autoComplete="off"
          {...register('name', { validate: (name) => nameFault(name, taken) })}
        />
      </Field>
      <TestAddress />
    </FieldSet>
  );
}

/** Another kind has another kind of address, so what was said of the old one goes; a name that somebody typed stays. */
function KindField({ taken, onType }: Props) {
  const styles = useStyles2(kindStyles);
  const { control, clearErrors, resetField, formState } = useFormContext<ChannelForm>();
  const { dirtyFields } = formState;
  const isNamed = dirtyFields.name === true;
  const choose = (type: ChannelType) => {
    if (!isNamed) resetField('name', { defaultValue: freeName(type, taken) });
    clearErrors('address');
    onType?.(type);
  };
  return (
    <Field label="Kind" className={styles.kind}>
      <Controller
        name="type"
        control={control}
        render={({ field: { value, onChange } }) => (
          <RadioButtonGroup
            id="channel-kind"
            aria-label="Kind"
            options={KINDS}
            value={value}
            onChange={(type) => {
              onChange(type);
              choose(type);
            }}
          />
        )}
      />
    </Field>
  );
}

function kindStyles(theme: GrafanaTheme2) {
  return { kind: css({ maxWidth: '100%', overflowX: 'auto', paddingBottom: theme.spacing(0.5) }) };
}
