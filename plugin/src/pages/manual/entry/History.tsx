import React, { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, ConfirmModal, Stack, Text, useStyles2 } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { Problem } from '../../../components/Problem';
import { useCall, useChange } from '../../../data/useCall';
import type { Entry, EntryChange, EntryVersion } from '../entries';
import { ChangeTable } from './ChangeTable';
import { changesBetween } from './changes';
import { VersionItem } from './VersionItem';

/** Nobody reads further back on a page; the collector keeps all of them. */
const SHOWN = 200;

interface Props {
  readonly entry: Entry;
  readonly mayWrite: boolean;
}

/** Who changed an entry when, and the way back to what it said. */
export function History({ entry, mayWrite }: Props) {
  const styles = useStyles2(historyStyles);
  const history = useCall('GET /api/manual-entries/{id}/history', { path: { id: entry.id }, query: { limit: SHOWN } });
  const revert = useChange('PATCH /api/manual-entries/{id}');
  const [target, setTarget] = useState<EntryVersion | null>(null);
  const onGoBack = ({ new: values }: EntryVersion) => {
    setTarget(null);
    // A version is kept in the very words that bring it back.
    revert.mutate({ path: { id: entry.id }, body: { ...values, version: entry.version } as EntryChange });
  };
  return (
    <section aria-label="History">
      <Stack direction="column" gap={2}>
        <Text element="h3" variant="h4">
          History
        </Text>
        {revert.error !== null && <Problem error={revert.error} />}
        <Answer of={history} what="the history">
          {({ items, next_cursor: further }) => (
            <>
              <ol className={styles.list}>
                {items.map((version) => (
                  <li key={version.version}>
                    <VersionItem
                      version={version}
                      isNewest={version.version === entry.version}
                      onGoBack={mayWrite && canGoBack(version, entry) ? () => setTarget(version) : null}
                    />
                  </li>
                ))}
              </ol>
              {further !== null && <Alert severity="info" title={`These are the last ${SHOWN} changes`} />}
              <ConfirmModal
                isOpen={target !== null}
                title={`Go back to version ${target?.version ?? ''}?`}
                body={
                  <ChangeTable
                    caption="What will change"
                    changes={changesBetween(items[0]?.new ?? null, target?.new ?? null)}
                  />
                }
                confirmText="Go back"
                confirmButtonVariant="primary"
                onConfirm={() => void (target && onGoBack(target))}
                onDismiss={() => setTarget(null)}
              />
            </>
          )}
        </Answer>
      </Stack>
    </section>
  );
}

/** The newest version stands already; to delete has a button of its own. */
function canGoBack(version: EntryVersion, entry: Entry): boolean {
  return version.version !== entry.version && version.action !== 'deleted';
}

function historyStyles(theme: GrafanaTheme2) {
  return {
    list: css({
      listStyle: 'none',
      '> li': {
        padding: theme.spacing(1.5, 0, 1.5, 2),
        borderLeft: `2px solid ${theme.colors.border.medium}`,
      },
    }),
  };
}
