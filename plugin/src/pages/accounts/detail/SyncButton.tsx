import React from 'react';
import { Button, type ButtonProps, Spinner, Stack } from '@grafana/ui';
import { Quiet } from '../../../components/list/Quiet';
import { Problem } from '../../../components/Problem';
import { OUTCOME_LOOKS, outcomeSentence } from '../../../components/runs/outcome';
import { StateMark } from '../../../components/state/StateMark';
import type { SyncEnd } from './readNow';
import { useSync } from './useSync';

interface Props {
  readonly accountId: number;
  readonly size?: ButtonProps['size'];
}

/** Reads an account now, and says how that goes and what came of it. */
export function SyncButton({ accountId, size = 'md' }: Props) {
  const { mutate, data, error, isPending } = useSync(accountId);
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Button icon="sync" variant="secondary" {...{ size }} disabled={isPending} onClick={() => mutate()}>
        Sync now
      </Button>
      <div role="status">
        {isPending && (
          <>
            <Spinner inline /> Reading …
          </>
        )}
        {data && !isPending && <End end={data} />}
      </div>
      {error !== null && !isPending && <Problem error={error} />}
    </Stack>
  );
}

function End({ end }: { readonly end: SyncEnd }) {
  return (
    <>
      <StateMark look={OUTCOME_LOOKS[end.outcome]} />
      <Quiet>{outcomeSentence(end)}</Quiet>
    </>
  );
}
