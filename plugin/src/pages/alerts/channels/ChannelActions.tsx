import React from 'react';
import { Button, LinkButton, Stack } from '@grafana/ui';
import { useMutation } from '@tanstack/react-query';
import { muteChannel, type Channel } from '../../../alerting/channelDesk';
import { testContactPoint } from '../../../alerting/contactPoints';
import { Problem } from '../../../components/Problem';
import { pageUrl } from '../../routes';
import { AsYaml } from './AsYaml';
import { RemoveChannel } from './RemoveChannel';
import { TestOutcome } from './TestOutcome';
import { useChannelChange } from './useChannels';

/** What can be done with a channel. */
export function ChannelActions({ channel }: { readonly channel: Channel }) {
  const { name, uid, isMuted } = channel;
  const mute = useChannelChange(() => muteChannel(name, !isMuted));
  const test = useMutation({ mutationFn: () => testContactPoint(uid) });
  const look = { size: 'sm', variant: 'secondary' } as const;
  const muting = isMuted ? 'Unmute' : 'Mute';
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={1} wrap="wrap">
        <Button {...look} disabled={test.isPending} onClick={() => test.mutate()} aria-label={`Send a test to ${name}`}>
          {test.isPending ? 'Sending …' : 'Send a test'}
        </Button>
        <Button {...look} disabled={mute.isPending} onClick={() => mute.mutate()} aria-label={`${muting} ${name}`}>
          {muting}
        </Button>
        <LinkButton {...look} href={pageUrl('alerts', { change: name })} aria-label={`Change what ${name} is told`}>
          Change
        </LinkButton>
        <LinkButton {...look} href={pageUrl('alerts', { address: name })} aria-label={`Change the address of ${name}`}>
          Change the address
        </LinkButton>
        <AsYaml name={name} />
        <RemoveChannel channel={channel} />
      </Stack>
      {mute.error !== null && <Problem error={mute.error} />}
      <TestOutcome of={test} />
    </Stack>
  );
}
