import React, { useRef } from 'react';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { ActiveCell } from './ActiveCell';
import { LedgerBody } from './LedgerBody';
import { LedgerHeader } from './LedgerHeader';
import { gridActions } from './gridActions';
import { gridStyles, rowHeight } from './gridStyles';
import type { Ledger } from './ledger';
import type { Selection } from './selection';
import type { Copy } from './useCopy';
import { useGridFocus } from './useGridFocus';
import type { LedgerView } from './useLedgerView';
import type { Select } from './useSelection';
import { useVisibleRows } from './useVisibleRows';

interface Props {
  readonly ledger: Ledger;
  readonly view: Pick<LedgerView, 'columns' | 'rows' | 'tracks' | 'sort' | 'sortBy'>;
  readonly selection: Selection;
  readonly onSelect: Select;
  readonly copy: Copy;
}

/** The charges as a grid for pointer and keys. Only the rows in sight are drawn. */
export function LedgerGrid({ ledger, view, selection, onSelect, copy }: Props) {
  const { columns, rows, tracks } = view;
  const styles = useStyles2(gridStyles);
  const height = rowHeight(useTheme2());
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useGridFocus({ rows: rows.length, columns: columns.length });
  const { active, focusActive, settle } = focus;
  const { places, page } = useVisibleRows({ count: rows.length, height, active: active.row - 1, scroller });
  const activeColumn = (row: number) => (active.row === row ? active.column : null);
  const focused = { focusActive, onFocus: settle, styles };
  const body = { ledger, view, places, height, activeColumn, selection, onSelect };
  return (
    <>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label="Charges"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-readonly
        {...gridActions({ view, selection, onSelect, copy, focus, page })}
      >
        <div role="presentation" style={{ minWidth: tracks.atLeast }}>
          <LedgerHeader {...focused} view={view} activeColumn={activeColumn(0)} />
          <LedgerBody {...focused} {...body} />
        </div>
      </div>
      <ActiveCell
        ledger={ledger}
        column={columns[active.column]}
        row={rows[active.row - 1]}
        className={styles.active}
      />
    </>
  );
}
