import React from 'react';
import { Button, EmptyState, Stack, Text } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { Answer } from '../../../components/Answer';
import { useCall } from '../../../data/useCall';
import type { Account } from '../entries';
import { EntryTable } from './EntryTable';
import { FilterFields } from './FilterFields';
import { queryOf, useFilters } from './filters';

interface Props {
  readonly accounts: readonly Account[];
  readonly mayWrite: boolean;
  readonly onEdit: (id: number) => void;
  readonly onNew: () => void;
}

/** The entries that the filters leave, a page at a time. */
export function EntryList({ accounts, mayWrite, onEdit, onNew }: Props) {
  const { filters, change } = useFilters();
  const entries = useCall('GET /api/manual-entries', { query: queryOf(filters) });
  const isFiltered = filters.accountId !== null || filters.from !== null || filters.to !== null;
  return (
    <Stack direction="column" gap={2}>
      <FilterFields {...{ filters, accounts, change }} />
      <Answer of={entries} what="the entries">
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <Nothing isFiltered={isFiltered} onNew={mayWrite ? onNew : null} />
          ) : (
            <>
              <EntryTable entries={items} {...{ accounts, mayWrite, onEdit }} />
              <Pages cursor={filters.cursor} next={next} onGo={(cursor) => change('cursor', cursor)} />
            </>
          )
        }
      </Answer>
    </Stack>
  );
}

interface PagesProps {
  readonly cursor: string | null;
  readonly next: CallAnswer<'GET /api/manual-entries'>['next_cursor'];
  readonly onGo: (cursor: string | null) => void;
}

/** The way to older entries; the way back is also that of the browser. */
function Pages({ cursor, next, onGo }: PagesProps) {
  if (cursor === null && next === null) return null;
  return (
    <Stack gap={1}>
      <Button variant="secondary" icon="angle-double-left" disabled={cursor === null} onClick={() => onGo(null)}>
        Newest
      </Button>
      <Button variant="secondary" icon="angle-right" disabled={next === null} onClick={() => onGo(next)}>
        Older
      </Button>
    </Stack>
  );
}

function Nothing({ isFiltered, onNew }: { readonly isFiltered: boolean; readonly onNew: (() => void) | null }) {
  if (isFiltered) return <Text color="secondary">No entry has these properties. Take a filter away.</Text>;
  return (
    <EmptyState
      variant="call-to-action"
      message="Nobody has typed in a cost yet"
      button={onNew && <Button onClick={onNew}>New entry</Button>}
    >
      Seats, invoices of services without a cost interface, a correction: what no provider tells can be entered here,
      and is marked as manual everywhere.
    </EmptyState>
  );
}
