import type { Horizon } from '../../domain/costForecast.js';
import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';
import type { ScoreFilter } from './forecastScores.js';

/** What a forecast said as it was made, and what its days cost in the end. */
export interface ForecastOutcome {
  readonly currency: string;
  readonly horizon: Horizon;
  readonly madeOn: Day;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly expected: number;
  /** null: the forecast itself is no longer kept. */
  readonly lower80: number | null;
  readonly upper80: number | null;
  readonly came: number;
  /** Above 0: it was too high. null: nothing came, so there is no share of it. */
  readonly errorRatio: number | null;
  readonly isIn80: boolean;
  readonly isIn95: boolean;
}

const OF_SERIES = `
select o.billing_currency as currency, o.horizon, o.made_on as "madeOn", o.first_day as "firstDay", o.last_day as "lastDay", o.expected,
       o.lower80, o.upper80, o.came, o.error_ratio as "errorRatio", o.is_in80 as "isIn80", o.is_in95 as "isIn95"
from report.forecast_outcome as o
where o.scope = case when $3::text is not null then 'model' when $1::int is not null then 'account' when $2::text is not null then 'service' else 'all' end
  and o.account_id is not distinct from $1::int and ($2::text is null or o.service_id = $2) and ($3::text is null or o.ai_model = $3)
  and ($4::int is null or o.horizon = $4)
order by o.made_on desc, o.billing_currency, o.horizon limit $5`;

/** Rows of `report.forecast_outcome` of exactly one series in each currency, the latest first; null in the filter is all together. */
export async function forecastOutcomes(
  db: Db,
  { accountId, serviceId, model, horizon }: ScoreFilter,
  limit: number,
): Promise<ForecastOutcome[]> {
  return (await db.query<ForecastOutcome>(OF_SERIES, [accountId, serviceId, model, horizon, limit])).rows;
}
