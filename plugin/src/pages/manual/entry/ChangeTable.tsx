import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';
import type { FieldChange } from './changes';

interface Props {
  readonly changes: readonly FieldChange[];
  readonly caption: string;
}

/** Field by field, what was said before and after. */
export function ChangeTable({ changes, caption }: Props) {
  const styles = useStyles2(changeStyles);
  if (changes.length === 0) return <Text color="secondary">What it says did not change.</Text>;
  return (
    <table className={styles.table} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{before === '' ? '–' : <del>{before}</del>}</td>
            <td>{after === '' ? '–' : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function changeStyles(theme: GrafanaTheme2) {
  return {
    table: css({
      fontSize: theme.typography.bodySmall.fontSize,
      'th, td': { padding: theme.spacing(0.25, 2, 0.25, 0), textAlign: 'left', verticalAlign: 'top' },
      th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
      td: { overflowWrap: 'anywhere' },
      ins: { textDecoration: 'none' },
      del: { color: theme.colors.text.secondary },
    }),
  };
}
