import React from 'react';
import { Button, Stack } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { useChange } from '../../../data/useCall';
import type { Compared } from './ComparedDay';

interface Props {
  readonly accountId: number;
  readonly compared: Compared;
}

/** Yes or no. What was on screen is sent along, so that nobody vouches for figures that have changed meanwhile. */
export function Verdict({ accountId, compared: { day, totals } }: Props) {
  const { mutate, isPending, error } = useChange('POST /api/accounts/{id}/verification');
  const say = (matches: boolean) => mutate({ path: { id: accountId }, body: { day, matches, totals } });
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Stack gap={1} wrap="wrap">
        <Button icon="check" disabled={isPending} onClick={() => say(true)}>
          It matches
        </Button>
        <Button icon="times" variant="secondary" disabled={isPending} onClick={() => say(false)}>
          It does not match
        </Button>
      </Stack>
      {error !== null && !isPending && <Problem error={error} />}
    </Stack>
  );
}
