import type { BudgetPeriod, Severity } from '../../domain/budget.js';
import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { Db } from '../db.js';

/** A row of `report.budget_status`; ratio, probability and counts are numbers. null: unknown, or does not happen. */
export interface BudgetStatus {
  readonly budgetId: number;
  readonly budget: string;
  readonly scope: string;
  readonly account: string;
  readonly serviceId: string | null;
  readonly accountId: number | null;
  readonly model: string | null;
  readonly project: string | null;
  readonly tag: string | null;
  readonly currency: string;
  readonly period: BudgetPeriod;
  readonly periodFirst: Day;
  readonly periodLast: Day;
  readonly daysLeft: number;
  readonly limit: Decimal;
  readonly spent: Decimal;
  readonly spentNotFinal: Decimal;
  readonly bookedAhead: Decimal;
  readonly remaining: Decimal;
  readonly usedRatio: number;
  readonly level: number;
  readonly severity: Severity | 'none';
  readonly thresholdsReached: number;
  readonly thresholds: number;
  readonly burnRatePerDay: Decimal | null;
  readonly exhaustedOn: Day | null;
  readonly exhaustedOnEarliest: Day | null;
  readonly exhaustedOnLatest: Day | null;
  readonly exhaustedBy: 'passed' | 'forecast' | 'burn rate' | 'unknown';
  readonly expectedAtEnd: Decimal | null;
  readonly lower80: Decimal | null;
  readonly upper80: Decimal | null;
  readonly lower95: Decimal | null;
  readonly upper95: Decimal | null;
  readonly passProbability: number | null;
  /** `low`, `medium` or `high`; `not enough data`; or `none made`, yet or because forecasting is off. */
  readonly forecast: string;
  readonly counted: string;
  readonly currenciesNotCounted: string | null;
  readonly unpricedCharges: number;
  readonly freshness: 'fresh' | 'stale' | 'never read';
  readonly dataAgeSeconds: number | null;
  readonly asOf: Day;
}

/** Which rows; null does not restrict. `after`: the number of the last budget of the page before. */
export interface StatusFilter {
  readonly accountId: number | null;
  readonly level: number | null;
  readonly after: number | null;
  readonly limit: number;
}

const SQL = `
select s.budget_id as "budgetId", s.budget, s.scope, s.account, s.service_id as "serviceId", s.account_id as "accountId", s.model, s.project, s.tag,
       s.currency, s.period, s.period_first as "periodFirst", s.period_last as "periodLast", s.days_left as "daysLeft",
       s.limit_amount::text as "limit", s.spent::text, s.spent_not_final::text as "spentNotFinal", s.booked_ahead::text as "bookedAhead",
       s.remaining::text, s.used_ratio::float8 as "usedRatio", s.level, s.severity, s.thresholds_reached as "thresholdsReached", s.thresholds,
       s.burn_rate_per_day::text as "burnRatePerDay", s.exhausted_on as "exhaustedOn", s.exhausted_on_earliest as "exhaustedOnEarliest",
       s.exhausted_on_latest as "exhaustedOnLatest", s.exhausted_by as "exhaustedBy", s.expected_at_end::text as "expectedAtEnd",
       s.lower80::text, s.upper80::text, s.lower95::text, s.upper95::text, s.pass_probability::float8 as "passProbability", s.forecast,
       s.counted, s.currencies_not_counted as "currenciesNotCounted", s.unpriced_charges as "unpricedCharges", s.freshness,
       s.data_age_seconds::float8 as "dataAgeSeconds", s.as_of as "asOf"
from report.budget_status as s
where ($1::int is null or s.account_id = $1) and ($2::int is null or s.level = $2) and ($3::int is null or s.budget_id > $3)
order by s.budget_id limit $4`;

/** How the budgets stand whose period is running, as the view says. */
export async function budgetStatus(db: Db, { accountId, level, after, limit }: StatusFilter): Promise<BudgetStatus[]> {
  return (await db.query<BudgetStatus>(SQL, [accountId, level, after, limit])).rows;
}
