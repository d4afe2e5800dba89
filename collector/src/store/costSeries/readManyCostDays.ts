import { costDays, type CostDays } from '../../domain/costDays.js';
import { everythingIn, type CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';
import { accountDayStates } from './accountStates.js';
import { amountsOfAccounts } from './dailyAmounts.js';
import { spanFrom } from './span.js';

export interface ScopedCostDays {
  readonly scope: CostScope;
  readonly days: CostDays;
}

/** Accounts of one question: as many as fit in memory and in a moment. */
const ACCOUNTS_AT_ONCE = 8;

/**
 * All series of the given accounts: one an account and currency (`total`), or one an account, currency and model. Comes
 * in batches of some accounts, so that ten thousand series never stand in memory and the process stays answerable.
 */
export async function* readManyCostDays(
  db: Db,
  accountIds: readonly number[],
  dimension: 'total' | 'model',
  firstDay: Day,
): AsyncGenerator<readonly ScopedCostDays[]> {
  const span = await spanFrom(db, firstDay);
  for (let start = 0; start < accountIds.length; start += ACCOUNTS_AT_ONCE) {
    const some = accountIds.slice(start, start + ACCOUNTS_AT_ONCE);
    const series = await amountsOfAccounts(db, some, dimension, span);
    const states = await accountDayStates(db, some, null, span);
    yield series.map(({ accountId, currency, model, amounts, ownAmounts }) => ({
      scope: { ...everythingIn(currency), accountId, model: dimension === 'model' ? model : null },
      days: costDays(span.firstDay, amounts, states.get(accountId) ?? [], ownAmounts ?? undefined),
    }));
  }
}
