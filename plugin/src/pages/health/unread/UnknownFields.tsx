import React from 'react';
import type { CallAnswer } from '../../../api/calls';
import type { ListColumn } from '../../../components/list/ListTable';
import { Ago } from '../../../components/time/Ago';
import { useCallPages } from '../../../data/useCall';
import { AccountStream } from './AccountStream';
import { Finding } from './Finding';

type UnknownField = CallAnswer<'GET /api/health/unknown-fields'>['items'][number];

const COLUMNS: ReadonlyArray<ListColumn<UnknownField>> = [
  { header: 'Field', cell: ({ field }) => <code>{field}</code> },
  { header: 'Account', cell: (row) => <AccountStream {...row} /> },
  { header: 'For example', cell: ({ sample }) => <code>{sample}</code> },
  { header: 'First seen', cell: ({ first_seen_at: at }) => <Ago instant={at} /> },
  { header: 'Last seen', cell: ({ last_seen_at: at }) => <Ago instant={at} /> },
];

export function UnknownFields() {
  return (
    <Finding
      title="Fields that are new"
      meaning="Providers send them and this version does not know them. Figures are not wrong because of them, but a newer version may tell more."
      nothing="Every field is known."
      of={useCallPages('GET /api/health/unknown-fields', {})}
      columns={COLUMNS}
      keyOf={(row) => `${row.account_id} ${row.stream} ${row.field}`}
    />
  );
}
