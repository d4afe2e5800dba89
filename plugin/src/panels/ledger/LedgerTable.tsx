import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { CopyRows } from './CopyRows';
import { LedgerFilter } from './LedgerFilter';
import { LedgerGrid } from './LedgerGrid';
import { LedgerTotals } from './LedgerTotals';
import { exportUrl } from './exportUrl';
import type { Ledger } from './ledger';
import type { ColumnChoice } from './options';
import { useCopy } from './useCopy';
import { useLedgerView } from './useLedgerView';
import { useSelection } from './useSelection';

interface Props {
  readonly ledger: Ledger;
  readonly choices: readonly ColumnChoice[];
  readonly timeRange: TimeRange;
}

/** Charges with their filter, their totals and the ways to take them along. */
export function LedgerTable({ ledger, choices, timeRange }: Props) {
  const styles = useStyles2(tableStyles);
  const view = useLedgerView(ledger, choices);
  const { selection, select } = useSelection(ledger, view.rows);
  const copy = useCopy(view.columns, view.rows, selection);
  return (
    <div className={styles.table}>
      <LedgerFilter ledger={ledger} view={view} />
      <LedgerGrid ledger={ledger} view={view} selection={selection} onSelect={select} copy={copy} />
      <div className={styles.footer}>
        <LedgerTotals ledger={ledger} rows={view.rows} />
        <CopyRows copy={copy} exportHref={exportUrl(timeRange, view.source)} />
      </div>
    </div>
  );
}

function tableStyles(theme: GrafanaTheme2) {
  return {
    table: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), height: '100%', minHeight: 0 }),
    footer: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    }),
  };
}
