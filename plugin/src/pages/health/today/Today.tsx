import React from 'react';
import { Stack, TextLink } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { StateMark } from '../../../components/state/StateMark';
import { stateOfAll } from '../../../data/stateOfAll';
import { useCall } from '../../../data/useCall';
import { useAccountStates } from '../../accounts/useAccountStates';
import { pageUrl } from '../../routes';
import {
  accountCheck,
  changesCheck,
  comparedCheck,
  failedDaysCheck,
  ledgerCheck,
  unpricedCheck,
  type Check,
} from './checks';
import { CollectorState } from './CollectorState';
import { Freshness } from './Freshness';

const AGAIN_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;
const COLUMNS: ReadonlyArray<ListColumn<Check>> = [
  {
    header: 'Subject',
    cell: ({ subject, path }) => (
      <TextLink inline={false} href={pageUrl(path)}>
        {subject}
      </TextLink>
    ),
  },
  { header: 'State', cell: ({ look }) => <StateMark look={look} /> },
  { header: 'What is so', cell: ({ says }) => says },
];

/** Can the figures be trusted today: each reason why not, and where it is mended. */
export function Today() {
  return (
    <Stack direction="column" gap={4} alignItems="stretch">
      <section>
        <h2>Can the figures be trusted today?</h2>
        <Answer of={useChecks()} what="the state of the accounts">
          {(checks) => (
            <ListTable
              caption="What must be right"
              columns={COLUMNS}
              groups={[{ title: '', rows: checks }]}
              keyOf={({ subject }) => subject}
            />
          )}
        </Answer>
      </section>
      <CollectorState />
      <Freshness />
    </Stack>
  );
}

/** What all checks look at; there is something to show when all of it is there. */
function useChecks() {
  const accounts = useAccountStates({ every: AGAIN_MS });
  const first = new Date(new Date().setUTCHours(0, 0, 0, 0) - WEEK_MS).toISOString().slice(0, 10);
  const changes = useCall('GET /api/revisions', { query: { start_date: first, limit: 1000 } });
  // Not among those that must be there: an older collector has no such answer, and all else still holds.
  const ledger = useCall('GET /api/health/ledger');
  return {
    ...stateOfAll([accounts, changes]),
    data: accounts.data &&
      changes.data && [
        accountCheck(accounts.data),
        failedDaysCheck(accounts.data),
        unpricedCheck(accounts.data),
        changesCheck(changes.data),
        ledgerCheck(ledger.data),
        comparedCheck(accounts.data),
      ],
  };
}
