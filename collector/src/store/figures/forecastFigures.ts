import type { Db } from '../db.js';

/** What the current month of an account is expected to cost in the end, in one currency. */
export interface MonthEndFigure {
  readonly account: string;
  readonly service: string;
  readonly currency: string;
  readonly lower80: number;
  readonly expected: number;
  readonly upper80: number;
}

/** How right forecasts were, as they were made at the time. */
export interface ForecastErrorFigure {
  /** `all`: of everything in the currency. */
  readonly account: string;
  readonly service: string;
  readonly currency: string;
  readonly horizon: number;
  readonly mape: number;
}

export interface ForecastFigures {
  readonly monthEnds: readonly MonthEndFigure[];
  readonly errors: readonly ForecastErrorFigure[];
  /** How often totals of accounts lay in the bands; null: none is over. */
  readonly coverage80: number | null;
  readonly coverage95: number | null;
}

/** Forecasts of today and of yesterday, before today's are made; and not of a month that is over. */
const MONTH_ENDS = `
select distinct on (f.account_id, f.billing_currency) a.account_name as account, a.service_id as service, f.billing_currency as currency,
       t.lower80, t.expected, t.upper80
from aicost.cost_forecast as f
join aicost.account as a on a.account_id = f.account_id and a.deleted_at is null
cross join lateral jsonb_to_recordset(f.totals) as t (period text, last_day date, expected float8, lower80 float8, upper80 float8)
where f.made_on >= (aicost.now() at time zone 'UTC')::date - 1 and f.account_id <> 0 and f.model is null and t.period = 'month end'
  and t.last_day >= (aicost.now() at time zone 'UTC')::date
order by f.account_id, f.billing_currency, f.made_on desc`;

const ERRORS = `
select coalesce(s.account, 'all') as account, coalesce(s.service_id, 'all') as service, s.billing_currency as currency, s.horizon, s.total_mape as mape
from report.forecast_score as s
where s.scope in ('all', 'account') and s.total_mape is not null`;

const COVERAGE = `
select avg(o.is_in80::int)::float8 as coverage80, avg(o.is_in95::int)::float8 as coverage95
from aicost.forecast_outcome as o where o.account_id <> 0 and o.model is null`;

/** What forecasts say of the current month, and how right earlier ones were; the dearest accounts first. */
export async function forecastFigures(db: Db): Promise<ForecastFigures> {
  const monthEnds = (await db.query<MonthEndFigure>(MONTH_ENDS)).rows;
  const errors = (await db.query<ForecastErrorFigure>(ERRORS)).rows;
  const [coverage] = (await db.query<Pick<ForecastFigures, 'coverage80' | 'coverage95'>>(COVERAGE)).rows;
  return {
    monthEnds: monthEnds.sort((a, b) => b.expected - a.expected),
    errors,
    coverage80: coverage?.coverage80 ?? null,
    coverage95: coverage?.coverage95 ?? null,
  };
}
