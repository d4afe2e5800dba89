import type { Band, DailyBands, Horizon } from '../../domain/costForecast.js';
import { scopeKey, type CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';

/** A forecast of the past whose days are over, and which was not judged yet. */
export interface DueForecast {
  readonly scopeKey: string;
  readonly madeOn: Day;
  readonly firstDay: Day;
  readonly horizon: Horizon;
  readonly days: DailyBands;
  readonly total: Band;
}

interface Row extends Omit<DueForecast, 'days' | 'total'> {
  readonly expected: number[];
  readonly lower80: number[];
  readonly upper80: number[];
  readonly lower95: number[];
  readonly upper95: number[];
  readonly total: Band;
}

/** After the longest horizon and 40 days more, days that are not complete will not become so. */
const OLDEST_DAYS = 130;

const DUE = `
select f.scope_key as "scopeKey", f.made_on as "madeOn", f.first_day as "firstDay", h.days as horizon,
       f.expected, f.lower80, f.upper80, f.lower95, f.upper95, t.total
from unnest($1::text[], $2::int[], $3::date[]) as s (scope_key, account_id, last_complete)
join aicost.cost_forecast as f on f.scope_key = s.scope_key and f.account_id = s.account_id
cross join (values (30), (60), (90)) as h (days)
cross join lateral (select e.total from jsonb_array_elements(f.totals) as e (total) where e.total ->> 'period' = 'next ' || h.days || ' days') as t
where f.made_on >= s.last_complete - ${OLDEST_DAYS} and f.first_day + h.days - 1 <= s.last_complete and f.method <> 'run rate'
  and not exists (select from aicost.forecast_outcome as o
    where o.scope_key = f.scope_key and o.account_id = f.account_id and o.made_on = f.made_on and o.horizon = h.days)`;

/** Forecasts of these series that can be judged when everything up to and with `lastComplete` is known. A run rate is no forecast. */
export async function dueForecasts(
  db: Db,
  series: readonly { readonly scope: CostScope; readonly lastComplete: Day }[],
): Promise<DueForecast[]> {
  const { rows } = await db.query<Row>(DUE, [
    series.map(({ scope }) => scopeKey(scope)),
    series.map(({ scope }) => scope.accountId ?? 0),
    series.map(({ lastComplete }) => lastComplete),
  ]);
  return rows.map(({ expected, lower80, upper80, lower95, upper95, ...row }) => ({
    ...row,
    days: { expected, lower80, upper80, lower95, upper95 },
  }));
}

/** What became of one forecast within its horizon. */
export interface OutcomeRow {
  readonly scope: CostScope;
  readonly madeOn: Day;
  readonly horizon: Horizon;
  readonly expected: number;
  readonly came: number;
  readonly isIn80: boolean;
  readonly isIn95: boolean;
  readonly daysIn80: number;
  readonly daysIn95: number;
}

const SAVE = `
insert into aicost.forecast_outcome (scope_key, account_id, made_on, horizon, billing_currency, service_id, model, expected, came,
  is_in80, is_in95, days_in80, days_in95, judged_at)
select t.scope_key, t.account_id, t.made_on, t.horizon, t.billing_currency, t.service_id, t.model, t.expected, t.came,
       t.is_in80, t.is_in95, t.days_in80, t.days_in95, aicost.now()
from jsonb_to_recordset($1::jsonb) as t (scope_key text, account_id int, made_on date, horizon int, billing_currency text, service_id text, model text,
  expected float8, came float8, is_in80 boolean, is_in95 boolean, days_in80 int, days_in95 int)
on conflict do nothing`;

export async function saveOutcomes(db: Db, outcomes: readonly OutcomeRow[]): Promise<void> {
  if (outcomes.length === 0) return;
  const rows = outcomes.map(({ scope, madeOn, isIn80, isIn95, daysIn80, daysIn95, ...rest }) => ({
    ...rest,
    scope_key: scopeKey(scope),
    account_id: scope.accountId ?? 0,
    made_on: madeOn,
    billing_currency: scope.currency,
    service_id: scope.serviceId,
    model: scope.model,
    is_in80: isIn80,
    is_in95: isIn95,
    days_in80: daysIn80,
    days_in95: daysIn95,
  }));
  await db.query(SAVE, [JSON.stringify(rows)]);
}
