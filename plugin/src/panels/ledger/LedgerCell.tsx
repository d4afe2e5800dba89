import React, { type Ref } from 'react';
import { cx } from '@emotion/css';
import { useTheme2 } from '@grafana/ui';
import { ShapeMark } from '../../components/source/ShapeMark';
import { sourceLook } from '../../components/source/sources';
import { cellMeaning, cellText } from './cellText';
import type { GridStyles } from './gridStyles';
import type { Ledger, LedgerColumn } from './ledger';

interface Props {
  readonly ledger: Ledger;
  readonly column: LedgerColumn;
  readonly row: number;
  /** From 1, as screen readers count. */
  readonly place: number;
  readonly isActive: boolean;
  readonly focusRef: Ref<HTMLDivElement> | undefined;
  readonly onFocus: () => void;
  readonly styles: GridStyles;
}

/** One value, with its exact number or its meaning in the tooltip. */
export function LedgerCell({ ledger, column, row, place, isActive, focusRef, onFocus, styles }: Props) {
  const value = column.values[row];
  return (
    <div
      ref={focusRef}
      className={cx(styles.cell, isNumeric(column) && styles.number)}
      role="gridcell"
      aria-colindex={place}
      tabIndex={isActive ? 0 : -1}
      title={cellMeaning(ledger, column, row)}
      onFocus={onFocus}
    >
      {column.kind === 'source' && typeof value === 'string' && value !== '' && <SourceMark source={value} />}
      <span className={cx(value === null && styles.empty)}>{cellText(ledger, column, row)}</span>
    </div>
  );
}

export function isNumeric({ kind }: LedgerColumn): boolean {
  return kind === 'cost' || kind === 'number';
}

/** The mark of a SourceBadge without its own stop for the Tab key: the cell is the stop. */
function SourceMark({ source }: { readonly source: string }) {
  const theme = useTheme2();
  const look = sourceLook(source);
  return <ShapeMark shape={look.shape} color={(theme.isDark ? look.dark : look.light).mark} />;
}
