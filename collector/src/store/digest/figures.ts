import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';

/** What the running month is expected to cost in one currency, and how right such forecasts were. */
export interface MonthForecast {
  readonly currency: string;
  readonly lastDay: Day;
  readonly spent: number;
  readonly expected: number;
  readonly lower80: number;
  readonly upper80: number;
  /** `none`: too few days are known, and what is expected is a run rate. */
  readonly confidence: 'none' | 'low' | 'medium' | 'high';
  /** How many forecasts of 30 days were judged, and their mean error as a share; null: no error can be told. */
  readonly judged: number;
  readonly meanError: number | null;
  /** Median error when it is repeated in its own past, as a share; null: no such past. */
  readonly ownError: number | null;
}

/** A forecast that nobody has renewed for two days says nothing of today. */
const FORECASTS = `
select f.billing_currency as currency, f.last_day as "lastDay", f.spent, f.expected, f.lower80, f.upper80,
       case when f.known_days < 14 then 'none' else f.confidence end as confidence,
       coalesce(s.forecasts, 0) as judged, s.total_mape as "meanError", f.own_error as "ownError"
from report.forecast_total as f
left join report.forecast_score as s on s.scope = 'all' and s.billing_currency = f.billing_currency and s.horizon = 30
where f.scope = 'all' and f.period = 'month end' and (aicost.now() at time zone 'UTC')::date between f.first_day and f.last_day
  and f.made_at > aicost.now() - interval '2 days'
order by f.billing_currency`;

export async function monthForecasts(db: Db): Promise<MonthForecast[]> {
  return (await db.query<MonthForecast>(FORECASTS)).rows;
}

const UNREAD = `
select a.account_name as account from aicost.account_freshness as f join aicost.account as a using (account_id)
where f.freshness <> 'fresh'
   or f.age_seconds > extract(epoch from aicost.now() - ($1::date + 1)::timestamp at time zone 'UTC')
order by 1`;

const READ_FROM = `
select max(a.backfill_from) as day from aicost.account_freshness as f join aicost.account as a using (account_id)
where f.age_seconds is not null`;

/** The first day from which on every account that is read was asked for its costs; null: none is read. */
export async function allReadFrom(db: Db): Promise<Day | null> {
  return (await db.query<{ day: Day | null }>(READ_FROM)).rows[0]?.day ?? null;
}

/** Accounts that somebody reads and that were not read whole since the end of this day, or for 48 hours. */
export async function accountsNotReadSince(db: Db, last: Day): Promise<string[]> {
  return (await db.query<{ account: string }>(UNREAD, [last])).rows.map(({ account }) => account);
}
