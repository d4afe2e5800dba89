import React from 'react';
import { Stack } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { MoreButton } from '../../../components/list/MoreButton';
import { RunTable } from '../../../components/runs/RunTable';
import { useCallPages } from '../../../data/useCall';
import { runUrl } from '../addresses';

const AT_ONCE = 20;

/** Everything that has changed the figures of an account. */
export function RunHistory({ accountId }: { readonly accountId: number }) {
  const runs = useCallPages('GET /api/sync-runs', { account_id: accountId, limit: AT_ONCE });
  return (
    <section>
      <h3>History</h3>
      <Answer of={runs} what="the history">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <p>Nothing was read or entered yet.</p>
          ) : (
            <Stack direction="column" gap={2} alignItems="flex-start">
              <RunTable runs={items} linkOfRun={({ run_id: id }) => runUrl(id)} />
              <MoreButton of={runs} />
            </Stack>
          );
        }}
      </Answer>
    </section>
  );
}
