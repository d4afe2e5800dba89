import React, { useId, useState } from 'react';
import { Button } from '@grafana/ui';
import type { CallAnswer } from '../../api/calls';
import { Answer } from '../../components/Answer';
import { formatDay, formatDays } from '../../components/days/days';
import { ListTable, type ListColumn } from '../../components/list/ListTable';
import { Quiet } from '../../components/list/Quiet';
import { formatMoney, userLocale } from '../../components/money/money';
import { StateMark, type StateLook } from '../../components/state/StateMark';
import { useCall } from '../../data/useCall';
import type { Definition } from './running';

type Past = CallAnswer<'GET /api/budgets/{id}/periods'>;
type Period = Past['items'][number];

const percent = new Intl.NumberFormat(userLocale(), { style: 'percent', maximumFractionDigits: 0 });
const WITHIN: StateLook = { label: 'Within', icon: 'check-circle', tone: 'good' };
const OVER: StateLook = { label: 'Over', icon: 'exclamation-triangle', tone: 'bad' };

/** What the scope of a budget cost in its periods that are over; asked for when somebody wants to see it. */
export function PastPeriods({ budget }: { readonly budget: Definition }) {
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  return (
    <div>
      <Button
        size="sm"
        fill="text"
        icon={isOpen ? 'angle-down' : 'angle-right'}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-label={`Past periods of ${budget.name}`}
        onClick={() => setOpen(!isOpen)}
      >
        Past periods
      </Button>
      <div id={listId}>{isOpen && <Periods budgetId={budget.id} />}</div>
    </div>
  );
}

function Periods({ budgetId }: { readonly budgetId: number }) {
  return (
    <Answer of={useCall('GET /api/budgets/{id}/periods', { path: { id: budgetId } })} what="past periods">
      {({ items, limit, currency }) =>
        items.length === 0 ? (
          <p>No period with any cost is over yet.</p>
        ) : (
          <>
            <ListTable
              caption="Past periods, the latest first"
              columns={columnsOf(currency)}
              groups={[{ title: '', rows: items }]}
              keyOf={({ first_day: first }) => first}
            />
            <Quiet>Beside the limit of today, {formatMoney(Number(limit), currency)}, whatever it was then.</Quiet>
          </>
        )
      }
    </Answer>
  );
}

function columnsOf(currency: string): ReadonlyArray<ListColumn<Period>> {
  const money = (amount: string) => formatMoney(Number(amount), currency);
  return [
    { header: 'Period', cell: ({ first_day: first, last_day: last }) => formatDays(first, last) },
    {
      header: 'Spent',
      isNumber: true,
      cell: (period) => (
        <>
          {money(period.spent)}
          {noteOf(period, money) !== '' && <Quiet>{noteOf(period, money)}</Quiet>}
        </>
      ),
    },
    { header: 'Of the limit', isNumber: true, cell: ({ used_ratio: used }) => percent.format(used) },
    { header: 'State', cell: ({ used_ratio: used }) => <StateMark look={used > 1 ? OVER : WITHIN} /> },
  ];
}

/** What must be known of the sum of a period. */
function noteOf(period: Period, money: (amount: string) => string): string {
  const { first_day: first, first_cost_on: from, spent_not_final: open } = period;
  return [
    Number(open) === 0 ? '' : `${money(open)} of it may still change`,
    from === null || from === first ? '' : `the first cost is of ${formatDay(Date.parse(from), false)}`,
  ]
    .filter((text) => text !== '')
    .join('; ');
}
