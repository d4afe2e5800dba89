import React from 'react';
import { TextLink } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import type { ListColumn } from '../../../components/list/ListTable';
import { Quiet } from '../../../components/list/Quiet';
import { formatMoney } from '../../../components/money/money';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { Instant } from '../../../components/time/Instant';
import { UtcDay } from '../../../components/time/UtcDay';
import { pageUrl } from '../../routes';
import { reasonOf } from './reason';

type Revision = CallAnswer<'GET /api/revisions'>['items'][number];

/** What was changed, from what to what, why, and by which run. */
export const REVISION_COLUMNS: ReadonlyArray<ListColumn<Revision>> = [
  { header: 'Day', cell: ({ day }) => <UtcDay day={day} /> },
  { header: 'What', cell: (row) => <What row={row} /> },
  { header: 'Source', cell: ({ source }) => <SourceBadge source={source} /> },
  { header: 'Was', cell: (row) => amount(row.old_cost, row), isNumber: true },
  { header: 'Now', cell: (row) => amount(row.new_cost, row), isNumber: true },
  { header: 'Change', cell: (row) => change(row), isNumber: true },
  { header: 'Why', cell: (row) => <Why row={row} /> },
];

function amount(cost: string | null, { billing_currency: currency }: Revision): string {
  return cost === null ? 'not there' : formatMoney(Number(cost), currency);
}

function change({ delta, billing_currency: currency }: Revision): string {
  return `${Number(delta) > 0 ? '+' : ''}${formatMoney(Number(delta), currency)}`;
}

function What({ row }: { readonly row: Revision }) {
  const { account_id: id, account, sub_account: project, model, charge_description: description } = row;
  return (
    <>
      {description || model || 'no name was given'}
      <Quiet>
        <TextLink variant="bodySmall" href={pageUrl(`accounts/${id}`)}>
          {account}
        </TextLink>
        {project !== '' && `, ${project}`}
      </Quiet>
    </>
  );
}

function Why({ row }: { readonly row: Revision }) {
  return (
    <>
      {reasonOf(row)}
      <Quiet>
        <TextLink
          variant="bodySmall"
          href={pageUrl('health/runs', { run: row.run_id })}
        >{`Run ${row.run_id}`}</TextLink>
        , <Instant instant={row.recorded_at} />
      </Quiet>
    </>
  );
}
