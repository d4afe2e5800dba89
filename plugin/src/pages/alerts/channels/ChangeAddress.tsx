import React from 'react';
import { FieldSet } from '@grafana/ui';
import type { Channel } from '../../../alerting/channelDesk';
import { changeAddress } from '../../../alerting/contactPoints';
import { AddressField } from './AddressField';
import { ChannelFrame } from './ChannelFrame';
import { emptyForm, type ChannelForm } from './channelForm';
import { TestAddress } from './TestAddress';
import { useBack, useChannelChange } from './useChannels';

/** Where a channel goes from now on. The address is typed anew, because the old one is a secret; the rest stays. */
export function ChangeAddress({ channel }: { readonly channel: Channel }) {
  const back = useBack();
  const { name, uid, type } = channel;
  const change = useChannelChange(({ address }: ChannelForm) => changeAddress(uid, address));
  const label = `Where “${name}” goes`;
  return (
    <ChannelFrame
      label={label}
      start={{ ...emptyForm(type), name }}
      saving={change}
      onSave={(form) => change.mutate(form, { onSuccess: () => back(name) })}
      onCancel={() => back(name)}
    >
      <FieldSet label={label}>
        <AddressField />
        <TestAddress />
      </FieldSet>
    </ChannelFrame>
  );
}
