import { useState } from 'react';
import { formatCount } from './cellText';
import type { LedgerColumn } from './ledger';
import { copiedRows, type Selection } from './selection';
import { toTsv } from './tsv';

/** What the copy button and the copy keys take along, and what is said of it afterwards. */
export interface Copy {
  /** E.g. `3 selected rows`. */
  readonly what: string;
  readonly isEmpty: boolean;
  /** Made on demand: the text of 100,000 rows is long. */
  text(): string;
  readonly outcome: string;
  done(succeeded: boolean): void;
}

export function useCopy(columns: readonly LedgerColumn[], shown: readonly number[], selection: Selection): Copy {
  const [outcome, setOutcome] = useState('');
  const rows = copiedRows(selection, shown);
  const which = rows === shown ? 'all' : 'selected';
  const what =
    rows.length === 1 ? `1 ${which === 'all' ? '' : 'selected '}row` : `${quantity(rows.length, which)} rows`;
  return {
    what,
    isEmpty: rows.length === 0,
    text: () => toTsv(columns, rows),
    outcome,
    done: (succeeded) =>
      setOutcome(succeeded ? `Copied ${what}.` : 'The browser did not allow copying. Use the export instead.'),
  };
}

function quantity(count: number, which: 'all' | 'selected'): string {
  return which === 'all' ? `all ${formatCount(count)}` : `${formatCount(count)} selected`;
}
