import type { CallAnswer } from '../../../api/calls';
import { useCall } from '../../../data/useCall';

export type Breakdown = CallAnswer<'GET /api/analytics/breakdown'>;

/** What an account cost in one currency. Exact decimal text; null: nothing has a price. */
export interface MonthCost {
  readonly currency: string;
  readonly billed: string | null;
  /** The part that may still change. */
  readonly notFinal: string | null;
  readonly unpriced: number;
}

/** Costs by the number of the account. */
export function costsByAccount({ currencies }: Pick<Breakdown, 'currencies'>): ReadonlyMap<string, MonthCost[]> {
  const costs = new Map<string, MonthCost[]>();
  for (const { currency, rows } of currencies)
    for (const row of rows) {
      const { billed_cost: billed, not_final_cost: notFinal, unpriced_charges: unpriced } = row;
      const id = row.id ?? '';
      costs.set(id, [...(costs.get(id) ?? []), { currency, billed, notFinal, unpriced }]);
    }
  return costs;
}

/** More than anybody has; by itself the collector answers with the dearest few. */
const ALL = { by: 'account', limit: 1000, cache_hits: false } as const;

/** The costs of this UTC month so far, of every account in one question. */
export function useMonthCosts() {
  const today = new Date().toISOString().slice(0, 10);
  const query = { ...ALL, start_date: `${today.slice(0, 7)}-01`, end_date: today };
  return useCall('GET /api/analytics/breakdown', { query });
}
