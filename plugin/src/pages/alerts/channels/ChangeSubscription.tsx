import React from 'react';
import { Alert } from '@grafana/ui';
import { changeSubscription, type Channel } from '../../../alerting/channelDesk';
import { Answer } from '../../../components/Answer';
import { ChannelFrame } from './ChannelFrame';
import { subscriptionIn, type ChannelForm } from './channelForm';
import { namedBudgets, useAllBudgets, type NamedBudgets } from './namedBudgets';
import { SubscriptionFields } from './SubscriptionFields';
import { useBack, useChannelChange } from './useChannels';
import { goneWords } from './words';

/** What a channel is told. Its budgets are named first, because a channel of an older version keeps their names only. */
export function ChangeSubscription({ channel }: { readonly channel: Channel }) {
  return (
    <Answer of={useAllBudgets()} what="budgets">
      {({ items }) => <Form {...{ channel }} {...namedBudgets(channel.subscription.budgets, items)} />}
    </Answer>
  );
}

function Form({ channel, found, gone }: { readonly channel: Channel } & NamedBudgets) {
  const back = useBack();
  const change = useChannelChange((form: ChannelForm) =>
    changeSubscription(channel.name, subscriptionIn(form), channel.isMuted),
  );
  const { categories } = channel.subscription;
  const start: ChannelForm = {
    ...{ type: channel.type, name: channel.name, address: '', budgets: found.map(({ id }) => id) },
    categories: {
      budget: categories.includes('budget'),
      anomaly: categories.includes('anomaly'),
      system: categories.includes('system'),
    },
  };
  const label = `What “${channel.name}” is told`;
  return (
    <>
      {gone.length > 0 && (
        <Alert severity="warning" title={goneWords(gone)}>
          Choose others, or none for all of them.
        </Alert>
      )}
      <ChannelFrame
        label={label}
        start={start}
        saving={change}
        onSave={(form) => change.mutate(form, { onSuccess: () => back(channel.name) })}
        onCancel={() => back(channel.name)}
      >
        <SubscriptionFields label={label} />
      </ChannelFrame>
    </>
  );
}
