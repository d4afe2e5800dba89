import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2, StandardEditorProps } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';

interface Settings {
  readonly sql: string;
}

/** A query that fits the panel, to be copied from its options. It stores nothing. */
export function SampleQuery({ item }: Pick<StandardEditorProps<unknown, Settings>, 'item'>) {
  const styles = useStyles2(queryStyles);
  const sql = item.settings?.sql ?? '';
  return (
    <>
      <pre className={styles.query} tabIndex={0} aria-label="Sample query">
        {sql}
      </pre>
      <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => sql}>
        Copy the query
      </ClipboardButton>
    </>
  );
}

function queryStyles(theme: GrafanaTheme2) {
  return {
    query: css({ fontSize: theme.typography.bodySmall.fontSize, overflowX: 'auto', whiteSpace: 'pre' }),
  };
}
