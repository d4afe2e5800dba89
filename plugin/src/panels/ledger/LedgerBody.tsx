import React, { type RefCallback } from 'react';
import { LedgerRow } from './LedgerRow';
import type { GridStyles } from './gridStyles';
import type { Ledger } from './ledger';
import type { Selection } from './selection';
import type { LedgerView } from './useLedgerView';
import type { Select } from './useSelection';

interface Props {
  readonly ledger: Ledger;
  readonly view: Pick<LedgerView, 'columns' | 'rows' | 'tracks'>;
  /** Which of the rows are drawn. */
  readonly places: readonly number[];
  /** Of a row, in pixels. */
  readonly height: number;
  /** The active column of a row of the grid, where the header is 0. */
  readonly activeColumn: (row: number) => number | null;
  readonly focusActive: RefCallback<HTMLDivElement>;
  readonly onFocus: (row: number, column: number) => void;
  readonly selection: Selection;
  readonly onSelect: Select;
  readonly styles: GridStyles;
}

/** As high as all rows together, with those in it that are in sight. */
export function LedgerBody({ view, places, height, activeColumn, selection, ...shared }: Props) {
  const { columns, rows, tracks } = view;
  return (
    <div role="rowgroup" className={shared.styles.body} style={{ height: rows.length * height }}>
      {places.map((place) => {
        const row = rows[place];
        return row === undefined ? null : (
          <LedgerRow
            {...shared}
            key={row}
            columns={columns}
            row={row}
            place={place + 1}
            top={place * height}
            template={tracks.template}
            activeColumn={activeColumn(place + 1)}
            isSelected={selection.rows.has(row)}
          />
        );
      })}
    </div>
  );
}
