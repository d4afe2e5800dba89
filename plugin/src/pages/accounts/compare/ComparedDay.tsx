import React from 'react';
import { LinkButton, Stack } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { rights } from '../../../api/rights';
import { formatDays } from '../../../components/days/days';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { formatMoney } from '../../../components/money/money';
import { Verdict } from './Verdict';
import { VerdictText } from './VerdictText';

export type Compared = CallAnswer<'GET /api/accounts/{id}/verification'>;
type Amount = Compared['amounts'][number];

const COLUMNS: ReadonlyArray<ListColumn<Amount>> = [
  { header: 'Charge', cell: ({ description }) => description || 'no name was given' },
  { header: 'As the provider wrote it', cell: ({ raw }) => (raw === '' ? 'no amount' : <code>{raw}</code>) },
  {
    header: 'In the ledger',
    cell: ({ billed_cost: cost, billing_currency: currency }) =>
      cost === null ? 'not known' : formatMoney(Number(cost), currency),
    isNumber: true,
  },
];

/** The amounts of one day, and the word of a person about them. */
export function ComparedDay({ accountId, compared }: { readonly accountId: number; readonly compared: Compared }) {
  const { day, totals, amounts, amount_count: count, console_url: url, verification } = compared;
  const sums = totals.map(({ billed_cost: cost, billing_currency: currency }) => formatMoney(Number(cost), currency));
  return (
    <Stack direction="column" gap={2} alignItems="stretch">
      <p>
        The ledger holds <strong data-testid="compared">{sums.join(' and ') || 'no amount'}</strong> of{' '}
        {formatDays(day)} that the provider said. What people typed in and what we estimate is not in it.
      </p>
      {url !== null && (
        <div>
          <LinkButton variant="secondary" icon="external-link-alt" href={url} target="_blank" rel="noreferrer">
            Open the console of the provider
          </LinkButton>
        </div>
      )}
      {rights().mayWrite && <Verdict accountId={accountId} compared={compared} />}
      <p>
        <VerdictText verification={verification} nothing="Nobody has compared this day yet." />
      </p>
      {amounts.length > 0 && (
        <ListTable
          caption={`Amounts of ${formatDays(day)}, the largest first`}
          columns={COLUMNS}
          groups={[{ title: '', rows: amounts }]}
          keyOf={(amount) => `${Object.values(amount).join(' ')} ${amounts.indexOf(amount)}`}
        />
      )}
      {count > amounts.length && <p>These are the largest of {count.toLocaleString('en')}.</p>}
    </Stack>
  );
}
