import React from 'react';
import { Stack } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { ListTable } from '../../../components/list/ListTable';
import { MoreButton } from '../../../components/list/MoreButton';
import { useCallPages } from '../../../data/useCall';
import { AccountFilter } from '../chosen/AccountFilter';
import { TextFilter } from '../chosen/TextFilter';
import { useChosen } from '../chosen/useChosen';
import { REVISION_COLUMNS } from './revisionColumns';

const AT_ONCE = 100;

/** Why did Tuesday change: every amount that changed after its first read. */
export function Revisions() {
  const { text, number, choose } = useChosen();
  const account = number('account');
  const [from, to] = [text('from'), text('to')];
  const asked = { limit: AT_ONCE, account_id: account?.toString(), start_date: from, end_date: to };
  const revisions = useCallPages('GET /api/revisions', asked);
  return (
    <Stack direction="column" gap={2} alignItems="stretch">
      <p>
        Providers correct their figures for days after. What an amount was before is kept, with the run that changed it.
        Without a day chosen, these are the days of the last thirty.
      </p>
      <Stack gap={2} wrap="wrap">
        <AccountFilter value={account} onChange={(id) => choose('account', id)} />
        <TextFilter
          id="health-from"
          label="First day"
          type="date"
          value={from}
          onChange={(day) => choose('from', day)}
        />
        <TextFilter id="health-to" label="Last day" type="date" value={to} onChange={(day) => choose('to', day)} />
      </Stack>
      <Answer of={revisions} what="changed amounts">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p>No amount of these days has changed.</p>;
          return (
            <ListTable
              caption="Changed amounts, the latest first"
              columns={REVISION_COLUMNS}
              groups={[{ title: '', rows: items }]}
              keyOf={(row) => Object.values(row).join(' ')}
            />
          );
        }}
      </Answer>
      <div>
        <MoreButton of={revisions} />
      </div>
    </Stack>
  );
}
