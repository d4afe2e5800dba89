import type { CostForecast, PeriodTotal } from '../../domain/costForecast.js';
import { scopeKey, type CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';

/** A forecast as it was made. */
export interface StoredForecast extends CostForecast {
  readonly madeAt: string;
}

interface Row extends Omit<CostForecast, 'days' | 'totals'> {
  readonly madeAt: string;
  readonly expected: number[];
  readonly lower80: number[];
  readonly upper80: number[];
  readonly lower95: number[];
  readonly upper95: number[];
  readonly totals: readonly (Omit<PeriodTotal, 'firstDay' | 'lastDay'> & {
    readonly first_day: Day;
    readonly last_day: Day;
  })[];
}

const OF_TODAY = `
select f.made_at as "madeAt", f.first_day as "firstDay", f.expected, f.lower80, f.upper80, f.lower95, f.upper95, f.totals, f.method, f.confidence,
       f.own_error as "ownError", f.known_days as "knownDays"
from aicost.cost_forecast as f
where f.scope_key = $1 and f.account_id = $2 and f.made_on = (aicost.now() at time zone 'UTC')::date`;

/** Today's forecast of the scope; null where none was made today. */
export async function forecastOfToday(db: Db, scope: CostScope): Promise<StoredForecast | null> {
  const { rows } = await db.query<Row>(OF_TODAY, [scopeKey(scope), scope.accountId ?? 0]);
  const [row] = rows;
  if (row === undefined) return null;
  const { expected, lower80, upper80, lower95, upper95, totals, ...rest } = row;
  return {
    ...rest,
    days: { expected, lower80, upper80, lower95, upper95 },
    totals: totals.map(({ first_day, last_day, ...total }) => ({ ...total, firstDay: first_day, lastDay: last_day })),
  };
}

/** What a forecast of today was made from, and what it says of today. */
export interface ForecastInput {
  readonly inputHash: string;
  readonly expectedToday: number;
}

const INPUTS = `
select f.scope_key as key, encode(f.input_hash, 'hex') as "inputHash", f.expected[1]::float8 as "expectedToday"
from aicost.cost_forecast as f
where f.scope_key = any($1::text[]) and f.account_id = any($2::int[]) and f.made_on = $3::date`;

/** The inputs of the forecasts that were made on a day, by scope key. */
export async function forecastInputs(
  db: Db,
  scopes: readonly CostScope[],
  madeOn: Day,
): Promise<Map<string, ForecastInput>> {
  const accountIds = [...new Set(scopes.map(({ accountId }) => accountId ?? 0))];
  const { rows } = await db.query<ForecastInput & { key: string }>(INPUTS, [scopes.map(scopeKey), accountIds, madeOn]);
  return new Map(rows.map(({ key, ...input }) => [key, input]));
}
