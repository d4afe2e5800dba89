import React from 'react';
import { useQuery } from '@tanstack/react-query';
import { CATEGORIES, type Category } from '../../../alerting/channelRules';
import { firingAlerts, type FiringAlert } from '../../../alerting/firing';
import { Answer } from '../../../components/Answer';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { Quiet } from '../../../components/list/Quiet';
import { StateMark } from '../../../components/state/StateMark';
import { Ago } from '../../../components/time/Ago';
import { severityLook } from '../severityLook';

const EVERY_MS = 60_000;

/** What the alert rules say at this minute. */
export function FiringNow() {
  const alerts = useQuery({ queryKey: ['alerting', 'firing'], queryFn: firingAlerts, refetchInterval: EVERY_MS });
  return (
    <Answer of={alerts} what="alerts">
      {(firing) =>
        firing.length === 0 ? (
          <p>Nothing: no budget has reached a threshold, no cost is unusual, and the figures are up to date.</p>
        ) : (
          <ListTable
            caption="Alerts that speak now"
            columns={COLUMNS}
            groups={[{ title: '', rows: firing }]}
            keyOf={({ key }) => key}
          />
        )
      }
    </Answer>
  );
}

const COLUMNS: ReadonlyArray<ListColumn<FiringAlert>> = [
  {
    header: 'What',
    cell: ({ summary, description }) => (
      <>
        {summary}
        <Quiet>{description}</Quiet>
      </>
    ),
  },
  { header: 'Level', cell: ({ severity }) => <StateMark look={severityLook(severity)} /> },
  { header: 'About', cell: ({ category }) => CATEGORIES[category as Category]?.label ?? category },
  { header: 'Since', cell: ({ since }) => <Ago instant={since} /> },
];
