import { useCallback, useState } from 'react';
import type { Ledger } from './ledger';
import { extended, NOTHING, toggled, type Selection } from './selection';

export type Select = (how: 'toggle' | 'extend' | 'all' | 'none', row: number) => void;

/** The chosen rows. Row numbers mean nothing in the next answer of the query, so a refresh forgets them. */
export function useSelection(ledger: Ledger, shown: readonly number[]) {
  const [state, setState] = useState({ ledger, selection: NOTHING });
  const selection = state.ledger === ledger ? state.selection : NOTHING;
  const select: Select = useCallback(
    (how, row) =>
      setState((last) => {
        const current = last.ledger === ledger ? last.selection : NOTHING;
        return { ledger, selection: next(current, shown, how, row) };
      }),
    [ledger, shown],
  );
  return { selection, select };
}

function next(current: Selection, shown: readonly number[], how: Parameters<Select>[0], row: number): Selection {
  switch (how) {
    case 'toggle':
      return toggled(current, row);
    case 'extend':
      return extended(current, shown, row);
    case 'all':
      return { rows: new Set(shown), anchor: current.anchor };
    case 'none':
      return NOTHING;
  }
}
