import React, { memo, type MouseEvent, type RefCallback } from 'react';
import { cx } from '@emotion/css';
import { LedgerCell } from './LedgerCell';
import type { GridStyles } from './gridStyles';
import type { Ledger, LedgerColumn } from './ledger';
import { hasMarkedText } from './markedText';
import type { Select } from './useSelection';

interface Props {
  readonly ledger: Ledger;
  readonly columns: readonly LedgerColumn[];
  readonly row: number;
  /** The row of the grid, where the header is 0. */
  readonly place: number;
  /** From the top of the body, in pixels. */
  readonly top: number;
  readonly template: string;
  /** null: the active cell is in another row. */
  readonly activeColumn: number | null;
  readonly isSelected: boolean;
  readonly focusActive: RefCallback<HTMLDivElement>;
  readonly onFocus: (place: number, column: number) => void;
  readonly onSelect: Select;
  readonly styles: GridStyles;
}

/** One charge. Drawn again only when something of it changes: a move of the focus concerns two rows, not all. */
export const LedgerRow = memo(function LedgerRow(props: Props) {
  const { ledger, columns, row, place, top, template, activeColumn, isSelected, styles } = props;
  const select = (event: MouseEvent) => {
    if (!hasMarkedText(event.currentTarget)) props.onSelect(event.shiftKey ? 'extend' : 'toggle', row);
  };
  return (
    <div
      className={cx(styles.row, isSelected && styles.selected)}
      style={{ top, gridTemplateColumns: template }}
      role="row"
      aria-rowindex={place + 1}
      aria-selected={isSelected}
      // Shift would mark the text in between as well.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={select}
    >
      {columns.map((column, index) => (
        <LedgerCell
          key={column.name}
          ledger={ledger}
          column={column}
          row={row}
          place={index + 1}
          isActive={index === activeColumn}
          focusRef={index === activeColumn ? props.focusActive : undefined}
          onFocus={() => props.onFocus(place, index)}
          styles={styles}
        />
      ))}
    </div>
  );
});
