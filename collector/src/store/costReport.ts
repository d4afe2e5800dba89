import type { Day } from '../domain/day.js';
import type { Db } from './db.js';

export const REPORT_DIMENSIONS = [
  'account',
  'service',
  'model',
  'project',
  'credential',
  'source',
  'day',
  'month',
] as const;
export type ReportDimension = (typeof REPORT_DIMENSIONS)[number];

/** One line of a cost report; money, tokens and requests as exact decimal text, null where nothing is known. */
export interface CostReportRow {
  readonly service: string;
  readonly account: string;
  readonly value: string;
  readonly currency: string;
  readonly billedCost: string | null;
  /** The part of the cost whose days are not final yet. */
  readonly notFinalCost: string | null;
  readonly tokens: string | null;
  readonly requests: string | null;
  readonly unpricedCharges: number;
}

interface Source {
  readonly view: string;
  readonly service: string;
  readonly account: string;
  readonly value: string;
}

const SOURCES: Readonly<Record<ReportDimension, Source>> = {
  account: {
    view: 'daily_cost_by_account',
    service: 'd.service_provider_name',
    account: 'd.account_name',
    value: `''`,
  },
  service: { view: 'daily_cost_by_account', service: 'd.service_provider_name', account: `''`, value: `''` },
  source: { view: 'daily_cost_by_account', service: `''`, account: `''`, value: 'd.source' },
  day: {
    view: 'daily_cost_by_account',
    service: 'd.service_provider_name',
    account: 'd.account_name',
    value: 'd.day::text',
  },
  month: {
    view: 'daily_cost_by_account',
    service: 'd.service_provider_name',
    account: 'd.account_name',
    value: `to_char(d.day, 'YYYY-MM')`,
  },
  model: { view: 'daily_cost_by_model', service: 'd.service_provider_name', account: `''`, value: 'd.model' },
  project: {
    view: 'daily_cost_by_sub_account',
    service: 'd.service_provider_name',
    account: 'd.account_name',
    value: 'd.sub_account',
  },
  credential: {
    view: 'daily_cost_by_credential',
    service: 'd.service_provider_name',
    account: 'd.account_name',
    value: 'd.credential',
  },
};

function question({ view, service, account, value }: Source): string {
  return `
select ${service} as "service", ${account} as "account", ${value} as "value", d.billing_currency as "currency",
       trim_scale(sum(d.billed_cost))::text as "billedCost",
       trim_scale(coalesce(sum(d.billed_cost) filter (where d.finality <> 'final'), 0))::text as "notFinalCost",
       trim_scale(sum(d.tokens))::text as "tokens", trim_scale(sum(d.requests))::text as "requests",
       sum(d.unpriced_charges)::int as "unpricedCharges"
from report.${view} as d
where d.day >= $1 and d.day <= $2
group by 1, 2, 3, 4
order by ${value === 'd.day::text' || value.startsWith('to_char') ? '3, 1, 2' : 'sum(d.billed_cost) desc nulls last, 1, 2, 3'}`;
}

/** Cost and usage of the days `first` to `last` (both inside), by one dimension; never summed over currencies. */
export async function costReport(db: Db, by: ReportDimension, first: Day, last: Day): Promise<CostReportRow[]> {
  return (await db.query<CostReportRow>(question(SOURCES[by]), [first, last])).rows;
}
