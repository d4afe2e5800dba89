import React from 'react';
import { useFormContext } from 'react-hook-form';
import { Field, Input } from '@grafana/ui';
import { CHANNEL_KINDS } from '../../../alerting/channels';
import type { ChannelForm } from './channelForm';

/** Where messages go, as the kind of channel calls it. */
export function AddressField() {
  const { register, watch, formState } = useFormContext<ChannelForm>();
  const { address: fault } = formState.errors;
  const kind = CHANNEL_KINDS[watch('type')];
  return (
    <Field label={kind.address} description={kind.help} required invalid={fault !== undefined} error={fault?.message}>
      <Input
        id="channel-address"
        placeholder={kind.placeholder}
        autoComplete="off"
        spellCheck={false}
        {...register('address', { validate: (address, { type }) => CHANNEL_KINDS[type].fault(address) ?? true })}
      />
    </Field>
  );
}
