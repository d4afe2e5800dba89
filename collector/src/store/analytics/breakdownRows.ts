import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { ChargeFilter } from '../chargeFilter.js';
import type { Db } from '../db.js';
import { chargeQuestion } from './breakdownCharges.js';
import type { BreakdownBy, BreakdownKey } from './breakdownKeys.js';
import { rollupDimension } from './breakdownKeys.js';
import { rollupQuestion } from './breakdownRollups.js';

/** What stands behind one key. Sums are null where no charge has a value. */
export interface BreakdownRow extends BreakdownKey {
  readonly billedCost: Decimal | null;
  readonly notFinalCost: Decimal | null;
  readonly tokens: Decimal | null;
  readonly requests: Decimal | null;
  readonly unpricedCharges: number;
  readonly charges: number;
  /** Cost of the days that are compared, and of those they are compared with. */
  readonly comparedCost: Decimal | null;
  readonly previousCost: Decimal | null;
}

/** Two sets of days; the days of the filter are those that are shown. */
export interface ComparedSets {
  readonly current: readonly Day[];
  readonly previous: readonly Day[];
}

/** Cost and use by one dimension, from the daily sums where they know it and else from the charges. */
export async function breakdownRows(
  db: Db,
  by: BreakdownBy,
  filter: ChargeFilter,
  compared: ComparedSets,
): Promise<BreakdownRow[]> {
  const days = [filter.firstDay, filter.lastDay, ...compared.current, ...compared.previous].sort();
  const wide = { ...filter, firstDay: days[0] ?? filter.firstDay, lastDay: days.at(-1) ?? filter.lastDay };
  const question = rollupDimension(by, filter) === null ? chargeQuestion(by, wide) : rollupQuestion(by, wide);
  const shown = [filter.firstDay, filter.lastDay];
  return (await db.query<BreakdownRow>(question, [...shown, compared.current, compared.previous])).rows;
}
