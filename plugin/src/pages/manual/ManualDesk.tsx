import React, { useState } from 'react';
import { Button, Stack } from '@grafana/ui';
import type { Rights } from '../../api/rights';
import { Answer } from '../../components/Answer';
import { useCall } from '../../data/useCall';
import { EntryView } from './entry/EntryView';
import type { Account, SavedEntry } from './entries';
import { EntryFormView } from './form/EntryFormView';
import { ImportDesk } from './import/ImportDesk';
import { EntryList } from './list/EntryList';
import { useFilters } from './list/filters';
import type { Place } from './place';
import { useEntry } from './useEntry';

interface Props {
  readonly place: Place;
  readonly go: (place: Place) => void;
  readonly rights: Rights;
}

/** What the page shows at a place. A place that needs more rights shows the list. */
export function ManualDesk({ place, go, rights: { mayWrite, mayAdminister } }: Props) {
  const { data } = useCall('GET /api/accounts', { query: { include_deleted: true } });
  const [saved, setSaved] = useState<SavedEntry | null>(null);
  const { filters } = useFilters();
  // Entries of a removed account keep its name; nothing new is entered for it.
  const accounts = data?.items ?? [];
  const present = accounts.filter(({ deleted_at: at }) => at === null);
  const onSaved = (entry: SavedEntry) => {
    setSaved(entry);
    go({ is: 'entry', id: entry.id });
  };
  if ('id' in place) return <OneEntry key={place.id} {...{ place, go, accounts, mayWrite, onSaved }} saved={saved} />;
  if (place.is === 'import' && mayAdminister) return <ImportDesk accounts={present} />;
  if (place.is === 'new' && mayWrite)
    return (
      <EntryFormView
        entry={null}
        accountId={filters.accountId}
        newestVersion={async () => undefined}
        onCancel={() => go({ is: 'list' })}
        accounts={present}
        onSaved={onSaved}
      />
    );
  return (
    <EntryList {...{ accounts, mayWrite }} onEdit={(id) => go({ is: 'edit', id })} onNew={() => go({ is: 'new' })} />
  );
}

interface OneProps extends Pick<Props, 'go'> {
  readonly place: Extract<Place, { id: number }>;
  readonly accounts: readonly Account[];
  readonly mayWrite: boolean;
  readonly saved: SavedEntry | null;
  readonly onSaved: (saved: SavedEntry) => void;
}

function OneEntry({ place: { is, id }, go, accounts, mayWrite, saved, onSaved }: OneProps) {
  const asked = useEntry(id);
  return (
    <Answer of={asked} what="the entry">
      {(entry) =>
        is === 'edit' && mayWrite ? (
          <EntryFormView
            entry={entry}
            accountId={null}
            newestVersion={async () => (await asked.refetch())?.version}
            onCancel={() => go({ is: 'entry', id })}
            {...{ accounts, onSaved }}
          />
        ) : (
          <EntryView
            saved={saved?.id === id ? saved : null}
            onEdit={() => go({ is: 'edit', id })}
            {...{ entry, accounts, mayWrite }}
          />
        )
      }
    </Answer>
  );
}

/** Buttons beside the heading: what may be begun from here. */
export function ManualActions({ place, go, rights: { mayWrite, mayAdminister } }: Props) {
  return (
    <Stack gap={1} wrap="wrap">
      {place.is !== 'list' && (
        <Button variant="secondary" icon="arrow-left" onClick={() => go({ is: 'list' })}>
          All entries
        </Button>
      )}
      {mayAdminister && place.is !== 'import' && (
        <Button variant="secondary" icon="upload" onClick={() => go({ is: 'import' })}>
          Import a file
        </Button>
      )}
      {mayWrite && place.is !== 'new' && (
        <Button icon="plus" onClick={() => go({ is: 'new' })}>
          New entry
        </Button>
      )}
    </Stack>
  );
}
