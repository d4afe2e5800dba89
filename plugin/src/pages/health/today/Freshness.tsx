import React from 'react';
import { TextLink } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { Answer } from '../../../components/Answer';
import { ListTable, type ListColumn, type ListGroup } from '../../../components/list/ListTable';
import { Quiet } from '../../../components/list/Quiet';
import { Ago } from '../../../components/time/Ago';
import { UtcDay } from '../../../components/time/UtcDay';
import { useCall } from '../../../data/useCall';
import { pageUrl } from '../../routes';

type Stream = CallAnswer<'GET /api/health/streams'>['items'][number];

const COLUMNS: ReadonlyArray<ListColumn<Stream>> = [
  { header: 'Kind of figures', cell: ({ stream }) => stream },
  { header: 'Newest day', cell: ({ newest_day: day }) => (day === null ? 'none yet' : <UtcDay day={day} />) },
  { header: 'Last read', cell: ({ last_read_at: at }) => (at === null ? 'never' : <Ago instant={at} />) },
  { header: 'Days', cell: daysText },
  { header: 'Not read', cell: ({ windows }) => <NotRead failed={windows.failed} />, isNumber: true },
];

/** How far each kind of figures of each account has come: one may be days behind the others. */
export function Freshness() {
  return (
    <section>
      <h2>How fresh the figures are</h2>
      <Answer of={useCall('GET /api/health/streams')} what="the streams">
        {({ items }) =>
          items.length === 0 ? (
            <p>Nothing was read of a provider yet.</p>
          ) : (
            <ListTable
              caption="Kinds of figures by account"
              columns={COLUMNS}
              groups={byAccount(items)}
              keyOf={({ account_id: id, stream }) => `${id} ${stream}`}
            />
          )
        }
      </Answer>
    </section>
  );
}

function byAccount(streams: readonly Stream[]): Array<ListGroup<Stream>> {
  const titles = [...new Set(streams.map(({ account }) => account))];
  return titles.map((title) => ({ title, rows: streams.filter(({ account }) => account === title) }));
}

function daysText({ windows: { final, settling, provisional } }: Stream) {
  return (
    <>
      {(final + settling + provisional).toLocaleString('en')}
      <Quiet>
        {final.toLocaleString('en')} final, {settling} settling, {provisional} provisional
      </Quiet>
    </>
  );
}

function NotRead({ failed }: { readonly failed: number }) {
  if (failed === 0) return <>0</>;
  return <TextLink href={pageUrl('health/unread')}>{String(failed)}</TextLink>;
}
