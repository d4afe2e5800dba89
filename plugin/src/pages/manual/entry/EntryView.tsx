import React from 'react';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { useChange } from '../../../data/useCall';
import { accountName, type Account, type Entry, type SavedEntry } from '../entries';
import { DeleteButton } from './DeleteButton';
import { EntryFacts } from './EntryFacts';
import { History } from './History';

interface Props {
  readonly entry: Entry;
  readonly accounts: readonly Account[];
  /** What the collector said when this entry was saved a moment ago. */
  readonly saved: SavedEntry | null;
  readonly mayWrite: boolean;
  readonly onEdit: () => void;
}

/** One entry, what may be done with it, and everything that was. */
export function EntryView({ entry, accounts, saved, mayWrite, onEdit }: Props) {
  const restore = useChange('PATCH /api/manual-entries/{id}');
  const isDeleted = entry.deleted_at !== null;
  return (
    <Stack direction="column" gap={3}>
      <Stack gap={2} wrap="wrap" alignItems="center">
        <Text element="h2" variant="h3">
          {`Entry ${entry.id}`}
        </Text>
        <SourceBadge source="manual" />
      </Stack>
      {saved && <Saved saved={saved} />}
      {isDeleted && (
        <Alert severity="info" title="This entry is deleted">
          It counts nowhere. Its history stays.
        </Alert>
      )}
      {restore.error !== null && <Problem error={restore.error} />}
      <EntryFacts entry={entry} account={accountName(accounts, entry.account_id)} />
      {mayWrite && (
        <Stack gap={1} wrap="wrap">
          {isDeleted ? (
            <Button
              icon="history"
              onClick={() =>
                restore.mutate({ path: { id: entry.id }, body: { deleted: false, version: entry.version } })
              }
            >
              Bring it back
            </Button>
          ) : (
            <>
              <Button icon="pen" onClick={onEdit}>
                Change
              </Button>
              <DeleteButton entry={entry} />
            </>
          )}
        </Stack>
      )}
      <History entry={entry} mayWrite={mayWrite} />
    </Stack>
  );
}

function Saved({ saved: { warnings } }: { readonly saved: SavedEntry }) {
  if (warnings.length === 0) return <Alert severity="success" title="The entry is saved" />;
  return (
    <Alert severity="warning" title="The entry is saved, and stands beside charges of the provider">
      <Stack direction="column" gap={1}>
        {warnings.map(({ message }) => (
          <span key={message}>{message}.</span>
        ))}
        <span>If it is about the same cost, delete what stands twice.</span>
      </Stack>
    </Alert>
  );
}
