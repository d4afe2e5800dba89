import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { channels } from '../../../alerting/channelDesk';
import { pageUrl } from '../../routes';

/** The channels that were made in the app, asked of Grafana's alerting. */
export function useChannels() {
  return useQuery({ queryKey: ['alerting', 'channels'], queryFn: channels });
}

/** Something that changes a channel; after it they are asked for anew, also when it failed halfway. */
export function useChannelChange<Input>(change: (input: Input) => Promise<void>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['alerting'] }),
  });
}

/** Back to the channels, and to this one among them. */
export function useBack(): (channel?: string) => void {
  const navigate = useNavigate();
  return (channel) => navigate(pageUrl('alerts', channel === undefined ? {} : { channel }));
}
