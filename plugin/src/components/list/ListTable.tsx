import React from 'react';
import { cx } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { listStyles } from './listStyles';

/** A column of a list; the first one names the row. */
export interface ListColumn<Row> {
  readonly header: string;
  readonly cell: (row: Row) => React.ReactNode;
  readonly isNumber?: boolean;
}

export interface ListGroup<Row> {
  /** Empty: the group needs no line of its own. */
  readonly title: string;
  readonly rows: readonly Row[];
}

interface Props<Row> {
  /** What the table is, for those who do not see it. */
  readonly caption: string;
  readonly columns: ReadonlyArray<ListColumn<Row>>;
  readonly groups: ReadonlyArray<ListGroup<Row>>;
  readonly keyOf: (row: Row) => string;
  readonly isChosen?: (row: Row) => boolean;
}

/** A table of some dozen rows. On a phone each row is a card, and every cell says its column. */
export function ListTable<Row>({ caption, columns, groups, keyOf, isChosen }: Props<Row>) {
  const styles = useStyles2(listStyles);
  return (
    <table className={styles.table} role="table">
      <caption className="sr-only">{caption}</caption>
      <thead className={styles.head} role="rowgroup">
        <tr role="row">
          {columns.map(({ header, isNumber }) => (
            <th key={header} scope="col" role="columnheader" className={cx(isNumber && styles.number)}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody key={title} role="rowgroup">
          {title !== '' && (
            <tr role="row">
              <th scope="rowgroup" role="rowheader" colSpan={columns.length} className={styles.group}>
                {title}
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <ListRow key={keyOf(row)} {...{ row, columns }} isChosen={isChosen?.(row) ?? false} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps<Row> extends Pick<Props<Row>, 'columns'> {
  readonly row: Row;
  readonly isChosen: boolean;
}

function ListRow<Row>({ row, columns, isChosen }: RowProps<Row>) {
  const styles = useStyles2(listStyles);
  const [name, ...others] = columns;
  return (
    <tr role="row" className={cx(styles.row, isChosen && styles.chosen)} aria-current={isChosen || undefined}>
      {name && (
        <th scope="row" role="rowheader">
          {name.cell(row)}
        </th>
      )}
      {others.map(({ header, cell, isNumber }) => (
        <td key={header} role="cell" data-column={header} className={cx(isNumber && styles.number)}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}
