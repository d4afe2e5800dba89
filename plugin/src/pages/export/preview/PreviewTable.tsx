import React from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { cellOf, columnsOf, headingOf, type PreviewRecord } from './records';

interface Props {
  readonly records: readonly PreviewRecord[];
}

/** The first records as the file will have them. */
export function PreviewTable({ records }: Props) {
  const styles = useStyles2(tableStyles);
  const columns = columnsOf(records);
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label="First records">
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {headingOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} className={cx(typeof record[column] === 'number' && styles.number)}>
                  <Cell column={column} value={record[column]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ column, value }: { readonly column: string; readonly value: unknown }) {
  return column === 'data_source' ? <SourceBadge source={String(value)} /> : <>{cellOf(value)}</>;
}

function tableStyles(theme: GrafanaTheme2) {
  return {
    frame: css({ overflowX: 'auto' }),
    table: css({
      width: '100%',
      fontSize: theme.typography.bodySmall.fontSize,
      'th, td': {
        padding: theme.spacing(0.5, 1),
        textAlign: 'left',
        whiteSpace: 'nowrap',
        borderBottom: `1px solid ${theme.colors.border.weak}`,
      },
      th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
    }),
    number: css({ textAlign: 'right !important' as 'right', fontVariantNumeric: 'tabular-nums' }),
  };
}
