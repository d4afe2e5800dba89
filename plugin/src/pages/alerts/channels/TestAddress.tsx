import React, { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { Button, Stack } from '@grafana/ui';
import { useMutation } from '@tanstack/react-query';
import { testAddress } from '../../../alerting/contactPoints';
import type { ChannelForm } from './channelForm';
import { TestOutcome } from './TestOutcome';

const TESTED = new Set<string | undefined>(['address', 'type']);

/** Sends an example to the address as it is typed, before anything is saved. */
export function TestAddress() {
  const { trigger, getValues, watch } = useFormContext<ChannelForm>();
  const test = useMutation({ mutationFn: testAddress });
  const { reset } = test;
  // What came of it is about the address as it was then.
  useEffect(() => watch((_, { name }) => void (TESTED.has(name) && reset())).unsubscribe, [watch, reset]);
  const send = async () => {
    if (await trigger('address')) test.mutate(getValues());
  };
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Button type="button" variant="secondary" icon="message" disabled={test.isPending} onClick={() => void send()}>
        {test.isPending ? 'Sending …' : 'Send a test message'}
      </Button>
      <TestOutcome of={test} />
    </Stack>
  );
}
