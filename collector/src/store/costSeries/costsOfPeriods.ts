import type { BudgetDays } from '../../domain/budgetPeriods.js';
import type { CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { Db } from '../db.js';
import { chargesOfScope } from './scopeRows.js';

/** What a scope cost in a period. Exact; charges without a price are not in it. */
export interface PeriodCost extends BudgetDays {
  readonly spent: Decimal;
  /** The part of `spent` that its provider may still correct. */
  readonly notFinal: Decimal;
  /** The first day with a cost; null: there was none. */
  readonly firstCostOn: Day | null;
}

/** What a scope cost in each of some periods, in their order. */
export async function costsOfPeriods(db: Db, scope: CostScope, periods: readonly BudgetDays[]): Promise<PeriodCost[]> {
  const days = periods.flatMap(({ firstDay, lastDay }) => [firstDay, lastDay]).sort();
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) return [];
  const { from, values } = chargesOfScope(scope, { firstDay, today: lastDay });
  const parameters = [...values, periods.map((period) => period.firstDay), periods.map((period) => period.lastDay)];
  const { rows } = await db.query<PeriodCost>(
    `select p.first_day as "firstDay", p.last_day as "lastDay", trim_scale(coalesce(sum(c.billed_cost), 0))::text as "spent",
            trim_scale(coalesce(sum(c.billed_cost) filter (where w.finality is distinct from 'final'), 0))::text as "notFinal", min(c.charge_date) as "firstCostOn"
     from unnest($${parameters.length - 1}::date[], $${parameters.length}::date[]) with ordinality as p (first_day, last_day, place)
     left join (select r.account_id, r.stream, r.charge_date, r.billed_cost, $3::text as currency ${from}) as c on c.charge_date between p.first_day and p.last_day
     left join aicost.charge_window as w on w.account_id = c.account_id and w.stream = c.stream and w.charge_date = c.charge_date
     group by p.place, 1, 2 order by p.place`,
    parameters,
  );
  return rows;
}
