import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { Answer } from '../../../components/Answer';
import { AddChannel } from './AddChannel';
import { ChangeAddress } from './ChangeAddress';
import { ChangeSubscription } from './ChangeSubscription';
import { useChannels } from './useChannels';

const WISHES = ['add', 'change', 'address'];

/** Whether the address of the page asks for one of the forms below. */
export function asksForForm(search: URLSearchParams): boolean {
  return WISHES.some((wish) => search.has(wish));
}

/** `?add=KIND` adds a channel, `?change=NAME` is about what one is told, `?address=NAME` about where it goes. */
export function EditChannel() {
  const [search] = useSearchParams();
  const address = search.get('address');
  const wanted = address ?? search.get('change');
  return (
    <Answer of={useChannels()} what="channels">
      {(channels) => {
        if (wanted === null) return <AddChannel taken={channels.map(({ name }) => name)} />;
        const channel = channels.find(({ name }) => name === wanted);
        if (!channel) return <p>There is no channel “{wanted}”; it may have been removed.</p>;
        return address === null ? <ChangeSubscription channel={channel} /> : <ChangeAddress channel={channel} />;
      }}
    </Answer>
  );
}
