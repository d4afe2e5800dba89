/** A query that fits the panel, to copy into its editor (format: table). */
export interface SampleQuery {
  readonly title: string;
  readonly sql: string;
}

/** All days that the range touches, as the panel draws them. `$__timeFilter` would leave out the day it begins in. */
const IN_RANGE = `day between ($__timeFrom()::timestamptz at time zone 'UTC')::date
  and ($__timeTo()::timestamptz at time zone 'UTC')::date`;

export const SAMPLE_QUERIES: readonly SampleQuery[] = [
  {
    title: 'Costs by model',
    sql: `select day::timestamp as day, model, source, finality, billing_currency,
       sum(billed_cost) as billed_cost, sum(unpriced_charges) as unpriced_charges
from report.daily_cost_by_model
where ${IN_RANGE}
group by 1, 2, 3, 4, 5
order by 1`,
  },
  {
    title: 'Costs by account, with notes and what they were before',
    sql: `select d.day::timestamp as day, d.account_name, d.source, d.finality, d.billing_currency,
       d.billed_cost, d.unpriced_charges, e.notes, e.entered_by, e.entered_at,
       d.billed_cost - r.delta as previous_cost, r.recorded_at as revised_at
from (
  select day, account_id, account_name, source, billing_currency,
         case when bool_or(finality = 'provisional') then 'provisional'
              when bool_or(finality = 'settling') then 'settling' else 'final' end as finality,
         sum(billed_cost) as billed_cost, sum(unpriced_charges) as unpriced_charges
  from report.daily_cost_by_account
  where ${IN_RANGE}
  group by 1, 2, 3, 4, 5
) as d
left join lateral (
  select string_agg(nullif(m.notes, ''), '; ') as notes, string_agg(distinct m.entered_by, ', ') as entered_by,
         max(m.entered_at) as entered_at
  from report.manual_entry as m
  where d.source = 'manual' and m.account_id = d.account_id and m.billing_currency = d.billing_currency
    and d.day between m.first_day and case m.spread when 'single' then m.first_day else m.last_day end
) as e on true
left join lateral (
  select sum(v.delta) as delta, v.recorded_at
  from report.revision as v
  where v.account_id = d.account_id and v.day = d.day and v.source = d.source and v.billing_currency = d.billing_currency
  group by v.recorded_at
  order by v.recorded_at desc
  limit 1
) as r on true
order by 1`,
  },
  {
    title: 'Second query: the forecast of all costs',
    sql: `select day::timestamp as day, expected, lower80, upper80, lower95, upper95,
       billing_currency, model as method, made_at
from report.forecast_daily_by_scope
where scope = 'all'
order by 1`,
  },
  {
    title: 'Third query: manual entries and anomalies',
    sql: `select time, time_end, text, tags from report.manual_entry where time_end > $__timeFrom() and time < $__timeTo()
union all
select time, time_end, text, tags from report.anomaly where time_end > $__timeFrom() and time < $__timeTo()
order by 1`,
  },
];
