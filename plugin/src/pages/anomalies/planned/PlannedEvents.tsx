import React from 'react';
import { EmptyState, Stack, Text } from '@grafana/ui';
import { rights } from '../../../api/rights';
import { Answer } from '../../../components/Answer';
import { formatDays } from '../../../components/days/days';
import { type ListColumn, ListTable } from '../../../components/list/ListTable';
import { MoreButton } from '../../../components/list/MoreButton';
import { useCallPages } from '../../../data/useCall';
import { useAccountChoices } from '../useAccountChoices';
import type { Plan } from './plan';
import { PlanForm } from './PlanForm';
import { RemovePlan } from './RemovePlan';

/** Days that are known to be unusual: they alert nobody. */
export function PlannedEvents() {
  const asked = useCallPages('GET /api/planned-events', {});
  return (
    <Stack direction="column" gap={2}>
      <Text element="p">
        A launch, a migration, a load test: on planned days nobody is alerted, and the detector does not learn from
        them.
      </Text>
      {rights().mayWrite && <PlanForm />}
      <Answer of={asked} what="the planned events">
        {({ pages }) => <PlanTable plans={pages.flatMap(({ items }) => items)} />}
      </Answer>
      <MoreButton of={asked} />
    </Stack>
  );
}

function PlanTable({ plans }: { readonly plans: readonly Plan[] }) {
  const accounts = useAccountChoices();
  if (plans.length === 0) return <EmptyState variant="completed" message="Nothing is planned" hideImage />;
  const nameOf = (id: number) => accounts.find(({ value }) => value === id)?.label ?? `account ${id}`;
  const columns: Array<ListColumn<Plan>> = [
    { header: 'What', cell: ({ title, note }) => <PlanName title={title} note={note} /> },
    { header: 'Days', cell: ({ first_day: first, last_day: last }) => formatDays(first, last) },
    { header: 'Account', cell: ({ account_id: id }) => (id === null ? 'All accounts' : nameOf(id)) },
    { header: 'By', cell: ({ created_by: by }) => by },
    ...(rights().mayWrite ? [{ header: 'Remove', cell: (plan: Plan) => <RemovePlan plan={plan} /> }] : []),
  ];
  return (
    <ListTable
      caption="Planned events"
      columns={columns}
      groups={[{ title: '', rows: plans }]}
      keyOf={({ id }) => String(id)}
    />
  );
}

function PlanName({ title, note }: Pick<Plan, 'title' | 'note'>) {
  return (
    <>
      {title}
      {note !== '' && (
        <Text element="p" color="secondary" variant="bodySmall">
          {note}
        </Text>
      )}
    </>
  );
}
