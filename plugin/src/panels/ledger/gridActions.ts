import type { ClipboardEvent, KeyboardEvent } from 'react';
import { hasMarkedText } from './markedText';
import type { Selection } from './selection';
import type { Copy } from './useCopy';
import type { useGridFocus } from './useGridFocus';
import type { LedgerView } from './useLedgerView';
import type { Select } from './useSelection';

interface Grid {
  readonly view: Pick<LedgerView, 'columns' | 'rows' | 'sortBy'>;
  readonly selection: Selection;
  readonly onSelect: Select;
  readonly copy: Pick<Copy, 'text' | 'done'>;
  readonly focus: ReturnType<typeof useGridFocus>;
  /** The number of rows in sight. */
  readonly page: number;
}

/** What keys do in the grid: move, sort, choose rows, and copy them. */
export function gridActions({ view, selection, onSelect, copy, focus, page }: Grid) {
  const { row: place, column } = focus.active;

  const choose = (how: 'toggle' | 'extend') => {
    // Row 0 of the grid is the header.
    const row = view.rows[place - 1];
    const heading = view.columns[column];
    if (row !== undefined) onSelect(how, row);
    else if (heading) view.sortBy(heading.name);
    return true;
  };

  const act = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean => {
    if (key === ' ' || key === 'Enter') return choose(shiftKey ? 'extend' : 'toggle');
    if (key === 'a' && (ctrlKey || metaKey)) onSelect('all', 0);
    else if (key === 'Escape' && selection.rows.size > 0) onSelect('none', 0);
    else return false;
    return true;
  };

  return {
    onKeyDown: (event: KeyboardEvent) => {
      // With Alt the arrows belong to the browser.
      if (event.altKey || !(focus.move(event, page) || act(event))) return;
      event.preventDefault();
      // Grafana has its own meaning for some keys, such as Escape.
      event.stopPropagation();
    },
    onCopy: (event: ClipboardEvent) => {
      if (hasMarkedText(event.currentTarget)) return;
      event.clipboardData.setData('text/plain', copy.text());
      event.preventDefault();
      copy.done(true);
    },
  };
}
