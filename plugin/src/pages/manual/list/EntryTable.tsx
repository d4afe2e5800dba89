import React from 'react';
import { Badge, IconButton, Stack, TextLink } from '@grafana/ui';
import { type ListColumn, ListTable } from '../../../components/list/ListTable';
import { Quiet } from '../../../components/list/Quiet';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { pageUrl } from '../../routes';
import { DeleteButton } from '../entry/DeleteButton';
import { accountName, amountOf, daysOf, spreadOf, type Account, type Entry } from '../entries';

interface Props {
  readonly entries: readonly Entry[];
  readonly accounts: readonly Account[];
  readonly mayWrite: boolean;
  readonly onEdit: (id: number) => void;
}

/** A page of entries, the newest period first. */
export function EntryTable({ entries, accounts, mayWrite, onEdit }: Props) {
  const columns: ListColumn<Entry>[] = [
    { header: 'Days (UTC)', cell: (entry) => <Days entry={entry} /> },
    { header: 'Account', cell: (entry) => accountName(accounts, entry.account_id) },
    { header: 'Amount', isNumber: true, cell: (entry) => <Amount entry={entry} /> },
    { header: 'About', cell: (entry) => <About entry={entry} /> },
    { header: 'By', cell: (entry) => entry.updated_by },
    ...(mayWrite ? [{ header: 'Change', cell: (entry: Entry) => <Buttons entry={entry} onEdit={onEdit} /> }] : []),
  ];
  return (
    <ListTable
      caption="Manual entries, the newest first"
      columns={columns}
      groups={[{ title: '', rows: entries }]}
      keyOf={({ id }) => String(id)}
    />
  );
}

function Days({ entry }: { readonly entry: Entry }) {
  return (
    <>
      <TextLink href={pageUrl('manual', { entry: entry.id })}>{daysOf(entry)}</TextLink>
      <Quiet>{spreadOf(entry)}</Quiet>
    </>
  );
}

function Amount({ entry }: { readonly entry: Entry }) {
  const amount = amountOf(entry);
  return (
    <span title={`${entry.cost} ${entry.currency}`}>{entry.deleted_at === null ? amount : <del>{amount}</del>}</span>
  );
}

/** Source, and what makes this entry different from others. */
function About({ entry }: { readonly entry: Entry }) {
  const tags = Object.entries(entry.tags).map(([name, value]) => `${name}: ${value}`);
  return (
    <Stack direction="column" gap={0.5}>
      <Stack gap={1} wrap="wrap">
        <SourceBadge source="manual" />
        {entry.deleted_at !== null && <Badge text="Deleted" color="darkgrey" />}
        {entry.version > 1 && <Badge text={`Version ${entry.version}`} color="blue" />}
      </Stack>
      <Quiet>{[entry.model, entry.notes, ...tags].filter((text) => text !== '').join(' · ')}</Quiet>
    </Stack>
  );
}

function Buttons({ entry, onEdit }: Pick<Props, 'onEdit'> & { readonly entry: Entry }) {
  if (entry.deleted_at !== null) return null;
  return (
    <Stack gap={1}>
      <IconButton name="pen" tooltip={`Change entry ${entry.id}`} onClick={() => onEdit(entry.id)} />
      <DeleteButton entry={entry} isSmall />
    </Stack>
  );
}
