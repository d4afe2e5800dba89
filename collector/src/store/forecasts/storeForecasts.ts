import type { Band, CostForecast } from '../../domain/costForecast.js';
import { scopeKey, type CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import { rounded, roundedAll } from '../../domain/expectation.js';
import type { Db } from '../db.js';

/** Known cost of the current periods up to and with today. */
export interface SpentSoFar {
  readonly inMonth: number;
  readonly inQuarter: number;
}

export interface MadeForecast {
  /** All, a service, an account, or a model of an account; nothing narrower is stored. */
  readonly scope: CostScope;
  readonly forecast: CostForecast;
  readonly spent: SpentSoFar;
  /** Hex; equal for equal days of the past. */
  readonly inputHash: string;
}

const STORE = `
insert into aicost.cost_forecast as f (scope_key, account_id, made_on, made_at, billing_currency, service_id, model, first_day,
  expected, lower80, upper80, lower95, upper95, totals, spent_in_month, spent_in_quarter, method, confidence, own_error, known_days, input_hash)
select t.scope_key, t.account_id, t.first_day, aicost.now(), t.billing_currency, t.service_id, t.model, t.first_day,
       t.expected, t.lower80, t.upper80, t.lower95, t.upper95, t.totals, t.spent_in_month, t.spent_in_quarter, t.method, t.confidence,
       t.own_error, t.known_days, decode(t.input_hash, 'hex')
from jsonb_to_recordset($1::jsonb) as t (scope_key text, account_id int, first_day date, billing_currency text, service_id text, model text,
  expected real[], lower80 real[], upper80 real[], lower95 real[], upper95 real[], totals jsonb, spent_in_month float8, spent_in_quarter float8,
  method text, confidence text, own_error float8, known_days int, input_hash text)
on conflict (scope_key, account_id, made_on) do update
set made_at = excluded.made_at, first_day = excluded.first_day, expected = excluded.expected, lower80 = excluded.lower80, upper80 = excluded.upper80,
    lower95 = excluded.lower95, upper95 = excluded.upper95, totals = excluded.totals, spent_in_month = excluded.spent_in_month,
    spent_in_quarter = excluded.spent_in_quarter, method = excluded.method, confidence = excluded.confidence, own_error = excluded.own_error,
    known_days = excluded.known_days, input_hash = excluded.input_hash`;

/** Keeps forecasts as they are made; a later one of the same series and day replaces the earlier one. */
export async function storeForecasts(db: Db, made: readonly MadeForecast[]): Promise<void> {
  if (made.length > 0) await db.query(STORE, [JSON.stringify(made.map(rowOf))]);
}

function rowOf({ scope, forecast, spent, inputHash }: MadeForecast): object {
  const { days } = forecast;
  return {
    scope_key: scopeKey(scope),
    account_id: scope.accountId ?? 0,
    first_day: forecast.firstDay,
    billing_currency: scope.currency,
    service_id: scope.serviceId,
    model: scope.model,
    expected: roundedAll(days.expected),
    lower80: roundedAll(days.lower80),
    upper80: roundedAll(days.upper80),
    lower95: roundedAll(days.lower95),
    upper95: roundedAll(days.upper95),
    totals: forecast.totals.map(({ period, firstDay, lastDay, ...band }) => {
      return { period, first_day: firstDay, last_day: lastDay, ...roundedBand(band) };
    }),
    spent_in_month: rounded(spent.inMonth),
    spent_in_quarter: rounded(spent.inQuarter),
    method: forecast.method,
    confidence: forecast.confidence,
    own_error: forecast.ownError,
    known_days: forecast.knownDays,
    input_hash: inputHash,
  };
}

function roundedBand({ expected, lower80, upper80, lower95, upper95 }: Band): Band {
  return {
    expected: rounded(expected),
    lower80: rounded(lower80),
    upper80: rounded(upper80),
    lower95: rounded(lower95),
    upper95: rounded(upper95),
  };
}

const SPEND = `
update aicost.cost_forecast as f set spent_in_month = t.in_month, spent_in_quarter = t.in_quarter
from unnest($1::text[], $2::int[], $3::float8[], $4::float8[]) as t (scope_key, account_id, in_month, in_quarter)
where f.scope_key = t.scope_key and f.account_id = t.account_id and f.made_on = $5::date
  and (f.spent_in_month, f.spent_in_quarter) is distinct from (t.in_month, t.in_quarter)`;

/** What was spent since, of forecasts of that day that still hold. */
export async function updateSpent(
  db: Db,
  forecasts: readonly Pick<MadeForecast, 'scope' | 'spent'>[],
  madeOn: Day,
): Promise<void> {
  if (forecasts.length === 0) return;
  await db.query(SPEND, [
    forecasts.map(({ scope }) => scopeKey(scope)),
    forecasts.map(({ scope }) => scope.accountId ?? 0),
    forecasts.map(({ spent }) => rounded(spent.inMonth)),
    forecasts.map(({ spent }) => rounded(spent.inQuarter)),
    madeOn,
  ]);
}

/** Every day of the last week stays, before that the first of each week, for 400 days. What became of them stays as long. */
const THIN_OUT = `
delete from aicost.cost_forecast as f
where f.made_on < $1::date - 400 or (f.made_on <= $1::date - 7 and exists (
  select from aicost.cost_forecast as e
  where e.scope_key = f.scope_key and e.account_id = f.account_id and e.made_on >= date_trunc('week', f.made_on)::date and e.made_on < f.made_on))`;
const FORGET_OUTCOMES = `delete from aicost.forecast_outcome as o where o.made_on < $1::date - 400`;

/** Forgets what nobody compares any more, as of that day. */
export async function thinOutForecasts(db: Db, today: Day): Promise<void> {
  await db.query(THIN_OUT, [today]);
  await db.query(FORGET_OUTCOMES, [today]);
}
