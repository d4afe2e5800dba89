import { endedPeriods } from '../../domain/budgetPeriods.js';
import type { Day } from '../../domain/day.js';
import type { Budget } from '../../store/budgets/budgets.js';
import { costsOfPeriods, type PeriodCost } from '../../store/costSeries/costsOfPeriods.js';
import { databaseNow, type Db } from '../../store/db.js';

/**
 * What the scope of a budget cost in its periods that are over, the latest first, back to the first one with any cost. They
 * stand beside the limit of today, whatever it was then: would it have held?
 */
export async function pastPeriods(db: Db, budget: Budget): Promise<PeriodCost[]> {
  const today = (await databaseNow(db)).slice(0, 10) as Day;
  const costs = await costsOfPeriods(db, budget, endedPeriods(budget, today));
  return costs.slice(0, costs.findLastIndex(({ firstCostOn }) => firstCostOn !== null) + 1);
}
