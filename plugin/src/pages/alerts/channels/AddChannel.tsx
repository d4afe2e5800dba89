import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { isChannelType } from '../../../alerting/channels';
import { addChannel } from '../../../alerting/channelDesk';
import { ChannelFrame } from './ChannelFrame';
import { emptyForm, subscriptionIn, type ChannelForm } from './channelForm';
import { SubscriptionFields } from './SubscriptionFields';
import { useBack, useChannelChange } from './useChannels';
import { WhereFields } from './WhereFields';

/** From nothing to messages in a channel. The kind stands in the address, so that a link can say "add Discord here". */
export function AddChannel({ taken }: { readonly taken: readonly string[] }) {
  const back = useBack();
  const [search, setSearch] = useSearchParams();
  const given = search.get('add') ?? '';
  const add = useChannelChange((form: ChannelForm) =>
    addChannel({ type: form.type, name: form.name.trim(), address: form.address }, subscriptionIn(form)),
  );
  return (
    <ChannelFrame
      label="Add a channel"
      start={emptyForm(isChannelType(given) ? given : 'slack', taken)}
      saving={add}
      onSave={(form) => add.mutate(form, { onSuccess: () => back(form.name.trim()) })}
      onCancel={() => back()}
    >
      <WhereFields taken={taken} onType={(type) => setSearch({ add: type }, { replace: true })} />
      <SubscriptionFields label="What it is told" />
    </ChannelFrame>
  );
}
