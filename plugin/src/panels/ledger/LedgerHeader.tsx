import React, { type RefCallback } from 'react';
import { cx } from '@emotion/css';
import { Icon } from '@grafana/ui';
import { isNumeric } from './LedgerCell';
import type { GridStyles } from './gridStyles';
import type { LedgerView } from './useLedgerView';

interface Props {
  readonly view: Pick<LedgerView, 'columns' | 'sort' | 'sortBy' | 'tracks'>;
  /** null: the active cell is in another row. */
  readonly activeColumn: number | null;
  readonly focusActive: RefCallback<HTMLDivElement>;
  readonly onFocus: (place: number, column: number) => void;
  readonly styles: GridStyles;
}

/** The names of the columns; each sorts by its column. */
export function LedgerHeader({ view, activeColumn, focusActive, onFocus, styles }: Props) {
  const { columns, sort, sortBy, tracks } = view;
  return (
    <div className={styles.header} style={{ gridTemplateColumns: tracks.template }} role="row" aria-rowindex={1}>
      {columns.map((column, index) => {
        const order = sort?.column === column.name ? (sort.descending ? 'descending' : 'ascending') : 'none';
        return (
          <div
            key={column.name}
            ref={index === activeColumn ? focusActive : undefined}
            className={cx(styles.cell, styles.heading, isNumeric(column) && styles.number)}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={order}
            tabIndex={index === activeColumn ? 0 : -1}
            title={`Sort by ${column.label}`}
            onFocus={() => onFocus(0, index)}
            onClick={() => sortBy(column.name)}
          >
            <span>{column.label}</span>
            {order !== 'none' && <Icon name={order === 'ascending' ? 'arrow-up' : 'arrow-down'} aria-hidden />}
          </div>
        );
      })}
    </div>
  );
}
