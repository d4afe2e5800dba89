import { costDays, type CostDays } from '../../domain/costDays.js';
import type { CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import { sumCostDays } from '../../domain/sumCostDays.js';
import type { Db } from '../db.js';
import { accountDayStates } from './accountStates.js';
import { amountsOfScope } from './dailyAmounts.js';
import { spanFrom } from './span.js';

/**
 * What a scope cost from `firstDay` to the database's today, one value a day. Days before anything was read or entered
 * are days of zero; days that a provider of money could not tell are missing. Charges ahead of today are not in it.
 */
export async function readCostDays(db: Db, scope: CostScope, firstDay: Day): Promise<CostDays> {
  const parts = await readCostDaysByAccount(db, scope, firstDay);
  const [first, ...others] = parts.values();
  if (first !== undefined) return sumCostDays([first, ...others]);
  const { firstDay: start, days } = await spanFrom(db, firstDay);
  const states = days.map((_, place) => (place === days.length - 1 ? 'running' : 'complete'));
  return costDays(start, [], states);
}

/** The parts of `readCostDays`: each account that has charges of the scope, or the one account that is asked for. */
export async function readCostDaysByAccount(db: Db, scope: CostScope, firstDay: Day): Promise<Map<number, CostDays>> {
  const span = await spanFrom(db, firstDay);
  const series = new Map((await amountsOfScope(db, scope, span)).map((read) => [read.accountId, read]));
  const accountIds = scope.accountId === null ? [...series.keys()] : [scope.accountId];
  const states = await accountDayStates(db, accountIds, scope.sources, span);
  return new Map(
    [...states].map(([id, days]) => {
      const { amounts = [], ownAmounts } = series.get(id) ?? {};
      return [id, costDays(span.firstDay, amounts, days, ownAmounts ?? undefined)];
    }),
  );
}
