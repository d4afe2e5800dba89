import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, ScrollContainer, useStyles2 } from '@grafana/ui';
import type { Column } from '../../components/columns';
import { RequiredColumns } from '../../components/RequiredColumns';
import { costColumns } from './columns';
import { SAMPLE_QUERIES } from './sampleQueries';

interface Props {
  readonly missing: readonly Column[];
}

/** What the query lacks, and queries that fit. */
export function QueryDoesNotFit({ missing }: Props) {
  const styles = useStyles2(queryStyles);
  return (
    <ScrollContainer>
      {/* The list scrolls by itself where its height is bounded; here all scrolls together. */}
      <div>
        <RequiredColumns columns={costColumns} missing={missing} />
      </div>
      {SAMPLE_QUERIES.map(({ title, sql }) => (
        <section key={title} aria-label={title}>
          <div className={styles.title}>
            <strong>{title}</strong>
            <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => sql}>
              Copy
            </ClipboardButton>
          </div>
          <pre tabIndex={0}>{sql}</pre>
        </section>
      ))}
    </ScrollContainer>
  );
}

function queryStyles(theme: GrafanaTheme2) {
  return {
    title: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), margin: theme.spacing(1, 0) }),
  };
}
