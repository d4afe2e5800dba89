import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { RadioButtonGroup } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { CATEGORIES, type Category } from '../../../alerting/channelRules';
import { Answer } from '../../../components/Answer';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { MoreButton } from '../../../components/list/MoreButton';
import { Quiet } from '../../../components/list/Quiet';
import { StateMark } from '../../../components/state/StateMark';
import { Ago } from '../../../components/time/Ago';
import { useCallPages } from '../../../data/useCall';
import { severityLook } from '../severityLook';

type Item = CallAnswer<'GET /api/notifications/history'>['items'][number];

const CHOICES = [
  { value: '', label: 'All' },
  ...(Object.keys(CATEGORIES) as Category[]).map((value) => ({ value, label: CATEGORIES[value].label })),
];

/** Every alert that reached the collector, and what became of it. What is chosen stands in the address. */
export function AlertHistory() {
  const [search, setSearch] = useSearchParams();
  const category = (search.get('category') ?? '') as Category | '';
  const history = useCallPages('GET /api/notifications/history', {
    limit: 50,
    ...(category === '' ? {} : { category }),
  });
  const choose = (value: string) => setSearch(value === '' ? {} : { category: value });
  return (
    <>
      <RadioButtonGroup aria-label="About" options={CHOICES} value={category} onChange={choose} />
      <Answer of={history} what="the history">
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          return rows.length === 0 ? (
            <p>Nothing yet. Alerts come here through the contact point “AI cost”, which Grafana’s files bring along.</p>
          ) : (
            <>
              <ListTable
                caption="Alerts, the newest first"
                columns={COLUMNS}
                groups={[{ title: '', rows }]}
                keyOf={({ id }) => id}
              />
              <MoreButton of={history} />
            </>
          );
        }}
      </Answer>
    </>
  );
}

const COLUMNS: ReadonlyArray<ListColumn<Item>> = [
  {
    header: 'What',
    cell: ({ summary, event }) => (
      <>
        {summary || event}
        {summary && <Quiet>{event}</Quiet>}
      </>
    ),
  },
  { header: 'Level', cell: ({ severity }) => <StateMark look={severityLook(severity)} /> },
  { header: 'Began', cell: ({ started_at: began }) => <Ago instant={began} /> },
  { header: 'Over', cell: ({ ended_at: ended }) => (ended === null ? 'Not yet' : <Ago instant={ended} />) },
  { header: 'E-mail', cell: ({ outcomes }) => outcomes },
  {
    header: 'Took',
    cell: ({ delivery_latency_seconds: mailed, receive_latency_seconds: received }) =>
      latencyWords(mailed ?? received) + (mailed === null && received !== null ? ' to the collector' : ''),
  },
];

function latencyWords(seconds: number | null): string {
  if (seconds === null) return '–';
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
