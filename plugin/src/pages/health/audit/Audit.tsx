import React from 'react';
import { Stack, TextLink } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { Answer } from '../../../components/Answer';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { MoreButton } from '../../../components/list/MoreButton';
import { Quiet } from '../../../components/list/Quiet';
import { Instant } from '../../../components/time/Instant';
import { useCallPages } from '../../../data/useCall';
import { pageUrl } from '../../routes';
import { TextFilter } from '../chosen/TextFilter';
import { useChosen } from '../chosen/useChosen';
import { detailText } from './detailText';

type AuditEntry = CallAnswer<'GET /api/audit'>['items'][number];

const AT_ONCE = 100;
const COLUMNS: ReadonlyArray<ListColumn<AuditEntry>> = [
  { header: 'When', cell: ({ at }) => <Instant instant={at} /> },
  { header: 'Who', cell: (row) => <Who row={row} /> },
  { header: 'Did what', cell: ({ action }) => <Only by="action" value={action} /> },
  { header: 'To what', cell: ({ target }) => target },
  { header: 'In detail', cell: ({ detail }) => <Quiet>{detailText(detail)}</Quiet> },
];

/** Who did what, newest first. For administrators. */
export function Audit() {
  const { text, choose } = useChosen();
  const [actor, action] = [text('actor'), text('action')];
  const entries = useCallPages('GET /api/audit', { limit: AT_ONCE, actor, action });
  return (
    <Stack direction="column" gap={2} alignItems="stretch">
      <Stack gap={2} wrap="wrap">
        <TextFilter
          id="audit-actor"
          label="Who, as user:u1"
          value={actor}
          onChange={(typed) => choose('actor', typed)}
        />
        <TextFilter id="audit-action" label="Action" value={action} onChange={(typed) => choose('action', typed)} />
      </Stack>
      <Answer of={entries} what="the audit">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p>Nobody has done such a thing.</p>;
          return (
            <ListTable
              caption="Who did what, the newest first"
              columns={COLUMNS}
              groups={[{ title: '', rows: items }]}
              keyOf={({ id }) => id}
            />
          );
        }}
      </Answer>
      <div>
        <MoreButton of={entries} />
      </div>
    </Stack>
  );
}

function Who({ row: { actor, actor_name: name } }: { readonly row: AuditEntry }) {
  return (
    <>
      {name}
      <Quiet>
        <Only by="actor" value={actor} />
      </Quiet>
    </>
  );
}

/** Leads to the entries that share this. */
function Only({ by, value }: { readonly by: 'actor' | 'action'; readonly value: string }) {
  return (
    <TextLink variant="bodySmall" href={pageUrl('health/audit', { [by]: value })}>
      {value}
    </TextLink>
  );
}
