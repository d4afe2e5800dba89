import { useDeferredValue, useMemo, useState } from 'react';
import type { Ledger } from './ledger';
import { shownColumns, tracksOf, type ColumnChoice } from './options';
import { nextSort, rowsOf, type Sort } from './rows';

/** What a reader looks at: the columns and rows of the ledger, by text, source and order. */
export function useLedgerView(ledger: Ledger, choices: readonly ColumnChoice[]) {
  const [text, setText] = useState('');
  const [wantedSource, setSource] = useState<string | null>(null);
  const [sort, setSort] = useState<Sort | null>(null);
  // A source may be gone after a refresh; its button is gone then too.
  const source = wantedSource !== null && ledger.sourceNames.includes(wantedSource) ? wantedSource : null;
  // Typing stays quick while 100,000 rows are searched.
  const sought = useDeferredValue(text);
  const columns = useMemo(() => shownColumns(ledger, choices), [ledger, choices]);
  const tracks = useMemo(() => tracksOf(columns, choices), [columns, choices]);
  const rows = useMemo(
    () => rowsOf(ledger, columns, { text: sought, source, sort }),
    [ledger, columns, sought, source, sort],
  );
  const sortBy = (column: string) => setSort((last) => nextSort(last, column));
  return { text, setText, source, setSource, sort, sortBy, columns, tracks, rows };
}

export type LedgerView = ReturnType<typeof useLedgerView>;
