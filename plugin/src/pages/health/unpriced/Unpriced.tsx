import React from 'react';
import { TextLink } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { Answer } from '../../../components/Answer';
import { formatDays } from '../../../components/days/days';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { Quiet } from '../../../components/list/Quiet';
import { formatMoney } from '../../../components/money/money';
import { count } from '../../../components/runs/outcome';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { useCall } from '../../../data/useCall';
import { pageUrl } from '../../routes';

type UnpricedUsage = CallAnswer<'GET /api/health/unpriced'>['items'][number];

const COLUMNS: ReadonlyArray<ListColumn<UnpricedUsage>> = [
  { header: 'What has no price', cell: (row) => <What row={row} /> },
  { header: 'Account', cell: (row) => <Account row={row} /> },
  { header: 'Source', cell: ({ source }) => <SourceBadge source={source} /> },
  { header: 'Quantity', cell: (row) => <Quantity row={row} />, isNumber: true },
  { header: 'At risk', cell: (row) => <AtRisk row={row} />, isNumber: true },
  { header: 'Days', cell: ({ first_day: first, last_day: last }) => formatDays(first, last) },
];

/** Usage whose cost nobody knows: it is in no sum, so every total is too low by it. */
export function Unpriced() {
  return (
    <>
      <p>
        A charge without a price is not counted as zero: it is in no sum, and every total says how many it lacks. At
        risk is what the tokens would cost at the lowest and at the highest mean price that any model cost here in the
        last 90 days.
      </p>
      <Answer of={useCall('GET /api/health/unpriced')} what="usage without a price">
        {({ items }) =>
          items.length === 0 ? (
            <p>Every charge has an amount.</p>
          ) : (
            <ListTable
              caption="Usage without a price"
              columns={COLUMNS}
              groups={[{ title: '', rows: items }]}
              keyOf={(row) => Object.values({ ...row, at_risk: null }).join(' ')}
            />
          )
        }
      </Answer>
    </>
  );
}

function What({ row: { model, sku_meter: meter, charge_description: description } }: { readonly row: UnpricedUsage }) {
  const names = [model, meter, description].filter((name) => name !== '');
  return (
    <>
      {names[0] ?? 'no name was given'}
      <Quiet>{names.slice(1).join(', ')}</Quiet>
    </>
  );
}

function Account({ row: { account_id: id, account, service } }: { readonly row: UnpricedUsage }) {
  return (
    <>
      <TextLink inline={false} href={pageUrl(`accounts/${id}`)}>
        {account}
      </TextLink>
      <Quiet>{service}</Quiet>
    </>
  );
}

function Quantity({ row: { quantity, unit, charges } }: { readonly row: UnpricedUsage }) {
  return (
    <>
      {quantity === null ? 'not said' : `${Number(quantity).toLocaleString('en')} ${unit.toLowerCase()}`.trim()}
      <Quiet>{count(charges, 'charge')}</Quiet>
    </>
  );
}

function AtRisk({ row: { at_risk: risk } }: { readonly row: UnpricedUsage }) {
  if (risk === null) return <Quiet>not known</Quiet>;
  const { low, high, currency } = risk;
  return <>{`${formatMoney(Number(low), currency)} to ${formatMoney(Number(high), currency)}`}</>;
}
