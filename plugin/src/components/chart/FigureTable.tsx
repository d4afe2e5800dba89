import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, ClipboardButton, Stack, useStyles2 } from '@grafana/ui';
import { csvFile, type FigureColumn, tsvOf } from './figures';
import { saveFile } from './saveFile';

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly FigureColumn<Row>[];
  readonly rows: readonly Row[];
  /** The name of the file, with its ending. */
  readonly fileName: string;
}

/** What a chart shows, as figures to read, copy and keep. The first column names the row. */
export function FigureTable<Row>({ caption, columns, rows, fileName }: Props<Row>) {
  const styles = useStyles2(tableStyles);
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={1} wrap="wrap">
        <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => tsvOf(columns, rows)}>
          Copy the figures
        </ClipboardButton>
        <Button
          size="sm"
          variant="secondary"
          icon="download-alt"
          onClick={() => saveFile(fileName, csvFile(columns, rows))}
        >
          Download as CSV
        </Button>
      </Stack>
      <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
        <table className={styles.table}>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ title, isFigure }) => (
                <th key={title} scope="col" className={isFigure ? styles.figure : styles.text}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <FigureRow key={place} columns={columns} row={row} styles={styles} />
            ))}
          </tbody>
        </table>
      </div>
    </Stack>
  );
}

interface RowProps<Row> extends Pick<Props<Row>, 'columns'> {
  readonly row: Row;
  readonly styles: ReturnType<typeof tableStyles>;
}

function FigureRow<Row>({ columns: [name, ...columns], row, styles }: RowProps<Row>) {
  return (
    <tr>
      <th scope="row" className={styles.text}>
        {name?.text(row)}
      </th>
      {columns.map(({ title, text, isFigure }) => (
        <td key={title} className={isFigure ? styles.figure : styles.text}>
          {text(row)}
        </td>
      ))}
    </tr>
  );
}

function tableStyles(theme: GrafanaTheme2) {
  const cell = {
    padding: theme.spacing(0.5, 1.5),
    borderBottom: `${theme.spacing(0.125)} solid ${theme.colors.border.weak}`,
    whiteSpace: 'nowrap',
    fontWeight: theme.typography.fontWeightRegular,
  } as const;
  return {
    scroll: css({ maxHeight: theme.spacing(60), overflow: 'auto' }),
    table: css({
      width: '100%',
      'thead th': {
        position: 'sticky',
        top: 0,
        background: theme.colors.background.secondary,
        fontWeight: theme.typography.fontWeightMedium,
      },
    }),
    text: css({ ...cell, textAlign: 'left' }),
    figure: css({ ...cell, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
  };
}
