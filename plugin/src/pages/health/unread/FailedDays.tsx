import React from 'react';
import type { CallAnswer } from '../../../api/calls';
import type { ListColumn } from '../../../components/list/ListTable';
import { Quiet } from '../../../components/list/Quiet';
import { Ago } from '../../../components/time/Ago';
import { UtcDay } from '../../../components/time/UtcDay';
import { useCallPages } from '../../../data/useCall';
import { AccountStream } from './AccountStream';
import { Finding } from './Finding';

type FailedDay = CallAnswer<'GET /api/health/failed-days'>['items'][number];

const COLUMNS: ReadonlyArray<ListColumn<FailedDay>> = [
  { header: 'Day', cell: ({ day }) => <UtcDay day={day} /> },
  { header: 'Account', cell: (row) => <AccountStream {...row} /> },
  { header: 'Why', cell: ({ error }) => <Why error={error} /> },
  { header: 'Figures that stay', cell: staying },
  { header: 'Failed', cell: ({ failed_at: at }) => <Ago instant={at} /> },
];

export function FailedDays() {
  return (
    <Finding
      title="Days that could not be read"
      meaning="They keep their last good figures, or have none; nothing that was in doubt was stored. They are tried again by themselves."
      nothing="Every day was read well."
      of={useCallPages('GET /api/health/failed-days', {})}
      columns={COLUMNS}
      keyOf={(row) => `${row.account_id} ${row.stream} ${row.day}`}
    />
  );
}

function Why({ error: { message, code } }: Pick<FailedDay, 'error'>) {
  return (
    <>
      {message}
      <Quiet>{code}</Quiet>
    </>
  );
}

function staying({ finality, last_read_at: readAt }: FailedDay) {
  if (finality === null) return 'none: the day is missing';
  return (
    <>
      {finality}
      {readAt !== null && (
        <Quiet>
          read <Ago instant={readAt} />
        </Quiet>
      )}
    </>
  );
}
