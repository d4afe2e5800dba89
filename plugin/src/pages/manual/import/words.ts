import { formatDays } from '../../../components/days/days';
import { counted } from '../../../components/count/count';
import { formatMoney } from '../../../components/money/money';
import type { ImportResult } from './useImport';

/** What an import does to the ledger, in a sentence. */
export function effectOf({ charges_new: fresh, charges_changed: changed, rows }: ImportResult): string {
  if (fresh === 0 && changed === 0)
    return rows === 0 ? 'No row can be taken.' : '0 changes: all of it is stored already.';
  const parts = [`${counted(fresh, 'new charge')}`, `${counted(changed, 'changed charge')}`];
  return `${parts.join(', ')}.`;
}

/** What the rows of the file add up to; currencies are never added. */
export function totalOf({ total }: ImportResult): string {
  return total.map(({ currency, cost }) => formatMoney(Number(cost), currency)).join(', ');
}

/** The days that the rows are about. */
export function daysOf({ first_day: first, last_day: last }: ImportResult): string {
  return first === null || last === null ? '' : formatDays(first, last);
}
