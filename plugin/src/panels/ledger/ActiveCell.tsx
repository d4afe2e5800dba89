import React from 'react';
import { cellMeaning } from './cellText';
import type { Ledger, LedgerColumn } from './ledger';

interface Props {
  readonly ledger: Ledger;
  readonly column: LedgerColumn | undefined;
  /** undefined: the header is active. */
  readonly row: number | undefined;
  readonly className: string;
}

/** The active cell in full: tooltips are for pointers alone. */
export function ActiveCell({ ledger, column, row, className }: Props) {
  const isCell = column !== undefined && row !== undefined;
  return (
    <div className={className}>
      {isCell
        ? `${column.label}: ${cellMeaning(ledger, column, row) || 'empty'}`
        : 'Click a row, or press Space in it, to choose it for copying.'}
    </div>
  );
}
