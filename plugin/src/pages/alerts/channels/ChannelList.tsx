import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { LinkButton, Stack } from '@grafana/ui';
import { mayManageChannels } from '../../../alerting/alertingRights';
import type { Channel } from '../../../alerting/channelDesk';
import { CHANNEL_KINDS, type ChannelType } from '../../../alerting/channels';
import { Answer } from '../../../components/Answer';
import { useScrolledTo } from '../../../components/chosen/useScrolledTo';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { StateMark, type StateLook } from '../../../components/state/StateMark';
import { pageUrl } from '../../routes';
import { ChannelActions } from './ChannelActions';
import { ToldOf } from './ToldOf';
import { useChannels } from './useChannels';

/** Where messages go, and which. */
export function ChannelList() {
  return (
    <Answer of={useChannels()} what="channels">
      {(channels) => (channels.length === 0 ? <NoChannel /> : <Table channels={channels} />)}
    </Answer>
  );
}

function NoChannel() {
  if (!mayManageChannels())
    return (
      <p>No channel yet: alerts are seen here and in Grafana’s alerting, and nobody is told. An Editor can add one.</p>
    );
  return (
    <>
      <p>Nobody is told yet: alerts are seen here only. Choose where they shall go; it takes less than a minute.</p>
      <Stack gap={1} wrap="wrap">
        {(Object.keys(CHANNEL_KINDS) as ChannelType[]).map((type) => (
          <LinkButton key={type} variant="secondary" href={pageUrl('alerts', { add: type })}>
            {CHANNEL_KINDS[type].label}
          </LinkButton>
        ))}
      </Stack>
    </>
  );
}

function Table({ channels }: { readonly channels: readonly Channel[] }) {
  const chosen = useSearchParams()[0].get('channel');
  const columns = mayManageChannels() ? [...COLUMNS, ACTIONS] : COLUMNS;
  return (
    <ListTable
      caption="Channels"
      columns={columns}
      groups={[{ title: '', rows: channels }]}
      keyOf={({ uid }) => uid}
      isChosen={({ name }) => name === chosen}
    />
  );
}

function ChannelName({ name }: { readonly name: string }) {
  const isChosen = useSearchParams()[0].get('channel') === name;
  return <span ref={useScrolledTo<HTMLSpanElement>(isChosen)}>{name}</span>;
}

const ON: StateLook = { label: 'On', icon: 'check-circle', tone: 'good' };
const MUTED: StateLook = { label: 'Muted', icon: 'bell-slash', tone: 'quiet' };

const COLUMNS: ReadonlyArray<ListColumn<Channel>> = [
  { header: 'Channel', cell: ({ name }) => <ChannelName name={name} /> },
  { header: 'Kind', cell: ({ type }) => CHANNEL_KINDS[type].label },
  { header: 'Is told of', cell: ({ subscription }) => <ToldOf {...subscription} /> },
  { header: 'State', cell: ({ isMuted }) => <StateMark look={isMuted ? MUTED : ON} /> },
];

const ACTIONS: ListColumn<Channel> = { header: 'Actions', cell: (channel) => <ChannelActions channel={channel} /> };
