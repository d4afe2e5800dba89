import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import type { ListColumn } from '../../../components/list/ListTable';
import { Quiet } from '../../../components/list/Quiet';
import { count } from '../../../components/runs/outcome';
import { Ago } from '../../../components/time/Ago';
import { UtcDay } from '../../../components/time/UtcDay';
import { useCallPages } from '../../../data/useCall';
import { pageUrl } from '../../routes';
import { AccountStream } from './AccountStream';
import { Finding } from './Finding';

type Rejected = CallAnswer<'GET /api/health/rejects'>['items'][number];

const REASONS: Readonly<Record<string, string>> = {
  bad_number: 'An amount or a quantity is no number',
  bad_day: 'It says no day, or one that does not exist',
};

const COLUMNS: ReadonlyArray<ListColumn<Rejected>> = [
  { header: 'Day', cell: ({ day }) => (day === null ? 'not said' : <UtcDay day={day} />) },
  { header: 'Account', cell: (row) => <AccountStream {...row} /> },
  { header: 'Why', cell: (row) => <Why row={row} /> },
  { header: 'The row, as it came', cell: ({ raw }) => <Raw text={raw} /> },
  { header: 'Seen', cell: (row) => <Seen row={row} /> },
];

export function RejectedRows() {
  return (
    <Finding
      title="Rows that were not understood"
      meaning="Nothing a provider says is dropped silently. A row that stays needs an update of the collector; report it with the text of the row."
      nothing="Every row was understood."
      of={useCallPages('GET /api/health/rejects', {})}
      columns={COLUMNS}
      keyOf={(row) => `${row.account_id} ${row.stream} ${row.day} ${row.reason}`}
    />
  );
}

function Why({ row: { reason, is_open: isOpen } }: { readonly row: Rejected }) {
  return (
    <>
      {REASONS[reason] ?? reason}
      <Quiet>{isOpen === false ? 'mended: the day was read well since' : 'open'}</Quiet>
    </>
  );
}

function Raw({ text }: { readonly text: string }) {
  return <pre className={useStyles2(rawStyle)}>{text}</pre>;
}

function Seen({ row: { seen, last_seen_at: at, run_id: run } }: { readonly row: Rejected }) {
  return (
    <>
      {count(seen, 'time')}, <Ago instant={at} />
      <Quiet>
        <TextLink variant="bodySmall" href={pageUrl('health/runs', { run })}>{`Run ${run}`}</TextLink>
      </Quiet>
    </>
  );
}

function rawStyle({ spacing, typography }: GrafanaTheme2) {
  return css({
    margin: 0,
    padding: spacing(0.5, 1),
    maxHeight: spacing(12),
    fontSize: typography.bodySmall.fontSize,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  });
}
