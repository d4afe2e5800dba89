import React from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { Answer } from '../../../components/Answer';
import { isChannelType } from '../../../alerting/channels';
import { addChannel, changeSubscription, type Channel } from '../../../alerting/channelDesk';
import { pageUrl } from '../../routes';
import { ChannelFields } from './ChannelFields';
import { emptyForm, subscriptionIn, type ChannelForm } from './channelForm';
import { useChannelChange, useChannels } from './useChannels';

/** From nothing to messages in a channel, `?add=KIND`; or what an existing one is told, `?change=NAME`. */
export function AddChannel() {
  const [search] = useSearchParams();
  const changed = search.get('change');
  return (
    <Answer of={useChannels()} what="channels">
      {(channels) => {
        const channel = channels.find(({ name }) => name === changed);
        if (channel) return <Change channel={channel} />;
        if (changed !== null) return <p>There is no channel “{changed}”; it may have been removed.</p>;
        return <Add taken={channels.map(({ name }) => name)} />;
      }}
    </Answer>
  );
}

/** The kind stands in the address, so that a link can say "add Discord here". */
function Add({ taken }: { readonly taken: readonly string[] }) {
  const back = useBack();
  const [search, setSearch] = useSearchParams();
  const given = search.get('add') ?? '';
  const add = useChannelChange((form: ChannelForm) =>
    addChannel({ type: form.type, name: form.name.trim(), address: form.address }, subscriptionIn(form)),
  );
  return (
    <ChannelFields
      label="Add a channel"
      start={emptyForm(isChannelType(given) ? given : 'slack', taken)}
      taken={taken}
      saving={add}
      onType={(type) => setSearch({ add: type }, { replace: true })}
      onSave={(form) => add.mutate(form, { onSuccess: () => back(form.name.trim()) })}
      onCancel={() => back()}
    />
  );
}

function Change({ channel }: { readonly channel: Channel }) {
  const back = useBack();
  const change = useChannelChange((form: ChannelForm) =>
    changeSubscription(channel.name, subscriptionIn(form), channel.isMuted),
  );
  const { categories, budgets } = channel.subscription;
  const start: ChannelForm = {
    ...{ type: channel.type, name: channel.name, address: '', budgets },
    categories: {
      budget: categories.includes('budget'),
      anomaly: categories.includes('anomaly'),
      system: categories.includes('system'),
    },
  };
  return (
    <>
      <ChannelFields
        label={`What “${channel.name}” is told`}
        start={start}
        taken={null}
        saving={change}
        onSave={(form) => change.mutate(form, { onSuccess: () => back(channel.name) })}
        onCancel={() => back(channel.name)}
      />
      <p>Where it goes is changed in Grafana: Alerting, Contact points, “AI cost: {channel.name}”.</p>
    </>
  );
}

/** Back to the channels, and to this one among them. */
function useBack(): (channel?: string) => void {
  const navigate = useNavigate();
  return (channel) => navigate(pageUrl('alerts', channel === undefined ? {} : { channel }));
}
