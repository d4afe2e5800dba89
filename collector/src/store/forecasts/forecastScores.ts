import type { Horizon } from '../../domain/costForecast.js';
import type { CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';

/** How right the forecasts of one series were, as they were made at the time. Shares; null: no forecast to tell it. */
export interface ForecastScore {
  readonly scope: 'all' | 'service' | 'account' | 'model';
  readonly serviceId: string | null;
  readonly accountId: number | null;
  readonly account: string | null;
  readonly model: string | null;
  readonly currency: string;
  readonly horizon: Horizon;
  readonly forecasts: number;
  readonly totalMape: number | null;
  readonly totalAbsoluteError: number;
  readonly bias: number | null;
  readonly totalCoverage80: number;
  readonly totalCoverage95: number;
  readonly dayCoverage80: number;
  readonly dayCoverage95: number;
  readonly firstMade: Day;
  readonly lastMade: Day;
}

const COLUMNS = `
s.scope, s.service_id as "serviceId", s.account_id as "accountId", s.account, s.ai_model as model, s.billing_currency as currency, s.horizon,
s.forecasts, s.total_mape as "totalMape", s.total_absolute_error as "totalAbsoluteError", s.bias, s.total_coverage80 as "totalCoverage80",
s.total_coverage95 as "totalCoverage95", s.day_coverage80 as "dayCoverage80", s.day_coverage95 as "dayCoverage95",
s.first_made as "firstMade", s.last_made as "lastMade"`;

/** Which scores; null: all. */
export interface ScoreFilter {
  readonly accountId: number | null;
  readonly serviceId: string | null;
  readonly model: string | null;
  readonly horizon: Horizon | null;
}

/** Rows of `report.forecast_score`, the widest scopes first. */
export async function forecastScores(db: Db, filter: ScoreFilter, limit: number): Promise<ForecastScore[]> {
  const { rows } = await db.query<ForecastScore>(
    `select ${COLUMNS} from report.forecast_score as s
     where ($1::int is null or s.account_id = $1) and ($2::text is null or s.service_id = $2) and ($3::text is null or s.ai_model = $3)
       and ($4::int is null or s.horizon = $4)
     order by array_position('{all,service,account,model}', s.scope), s.service_id, s.account, s.ai_model, s.billing_currency, s.horizon limit $5`,
    [filter.accountId, filter.serviceId, filter.model, filter.horizon, limit],
  );
  return rows;
}

/** The score of exactly this series; null where none of its forecasts was judged yet. */
export async function scoreOf(db: Db, scope: CostScope, horizon: Horizon): Promise<ForecastScore | null> {
  const kind =
    scope.model !== null
      ? 'model'
      : scope.accountId !== null
        ? 'account'
        : scope.serviceId !== null
          ? 'service'
          : 'all';
  const { rows } = await db.query<ForecastScore>(
    `select ${COLUMNS} from report.forecast_score as s
     where s.scope = $1 and s.billing_currency = $2 and s.horizon = $3 and ($4::int is null or s.account_id = $4)
       and ($5::text is null or s.service_id = $5) and ($6::text is null or s.ai_model = $6)`,
    [kind, scope.currency, horizon, scope.accountId, scope.serviceId, scope.model],
  );
  return rows[0] ?? null;
}
