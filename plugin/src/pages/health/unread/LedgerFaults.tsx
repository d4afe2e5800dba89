import React from 'react';
import type { CallAnswer } from '../../../api/calls';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { UtcDay } from '../../../components/time/UtcDay';
import { useCall } from '../../../data/useCall';
import { AccountStream } from './AccountStream';

type Fault = CallAnswer<'GET /api/health/ledger'>['faults'][number];

const COLUMNS: ReadonlyArray<ListColumn<Fault>> = [
  { header: 'Day', cell: ({ day }) => <UtcDay day={day} /> },
  { header: 'Account', cell: (row) => <AccountStream {...row} /> },
  { header: 'Stored charges', cell: ({ charges }) => charges, isNumber: true },
  { header: 'Total of the day', cell: ({ window_total: total }) => total, isNumber: true },
  { header: 'First read and changes', cell: ({ first_plus_revisions: history }) => history, isNumber: true },
  { header: 'Sums of panels', cell: ({ rollup }) => rollup, isNumber: true },
];

/** Days whose sums differ; there only when there are any, because they need somebody at once. */
export function LedgerFaults() {
  const { data } = useCall('GET /api/health/ledger');
  if (data === undefined || data.fault_count === 0) return null;
  return (
    <section>
      <h2>Days that do not add up</h2>
      <p>
        Something else than the collector wrote into the database, or the collector is at fault. The figures stay as
        they are. Read such a day again with <code>aicost sync --account … --from … --to …</code>; a day of manual
        entries, imports or telemetry is mended when something of it is saved once more. <code>aicost doctor</code> then
        adds up again.
      </p>
      <ListTable
        caption="Days that do not add up"
        columns={COLUMNS}
        groups={[{ title: '', rows: data.faults }]}
        keyOf={({ account_id: id, stream, day }) => `${id} ${stream} ${day}`}
      />
      {data.fault_count > data.faults.length && <p>These are the first of {data.fault_count.toLocaleString('en')}.</p>}
    </section>
  );
}
