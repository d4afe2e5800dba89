import React from 'react';
import { LinkButton, TextLink } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { rights } from '../../../api/rights';
import { Answer } from '../../../components/Answer';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { useCall } from '../../../data/useCall';
import { pageUrl } from '../../routes';
import { PastMessages } from './PastMessages';
import { thresholdWords } from './words';

type Budget = CallAnswer<'GET /api/budgets'>['items'][number];

/** Which budgets speak, at what, and how often they would have spoken lately. */
export function Thresholds() {
  const budgets = useCall('GET /api/budgets', { query: { limit: 1000 } });
  return (
    <Answer of={budgets} what="budgets">
      {({ items }) => (items.length === 0 ? <NoBudget /> : <Table budgets={items} />)}
    </Answer>
  );
}

function NoBudget() {
  return (
    <p>
      No budget yet, so none can speak.{' '}
      {rights().mayWrite && <TextLink href={pageUrl('budgets')}>Set a limit on the budgets page</TextLink>}
    </p>
  );
}

function Table({ budgets }: { readonly budgets: readonly Budget[] }) {
  const columns = rights().mayWrite ? [...COLUMNS, PAST, EDIT] : COLUMNS;
  return (
    <ListTable
      caption="Budgets and when they speak"
      columns={columns}
      groups={[{ title: '', rows: budgets }]}
      keyOf={({ id }) => String(id)}
    />
  );
}

const COLUMNS: ReadonlyArray<ListColumn<Budget>> = [
  { header: 'Budget', cell: ({ name }) => name },
  {
    header: 'Speaks',
    cell: (budget) => (budget.active ? thresholdWords(budget) : 'Switched off'),
  },
];

const PAST: ListColumn<Budget> = {
  header: 'In the last 90 days',
  cell: (budget) => <PastMessages budget={budget} />,
};

const EDIT: ListColumn<Budget> = {
  header: 'Actions',
  cell: ({ id, name }) => (
    <LinkButton
      size="sm"
      variant="secondary"
      href={pageUrl('budgets', { edit: id })}
      aria-label={`Change the thresholds of ${name}`}
    >
      Change
    </LinkButton>
  ),
};
