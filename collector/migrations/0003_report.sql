-- What dashboards read. Only plain types: date, text, int, numeric, timestamptz.

create view report.daily_cost as
select c.charge_date                                       as day,
       a.service_provider_name,
       a.service_id,
       a.account_id,
       a.account_name,
       coalesce(p.name, s.sub_account_id)                  as sub_account,
       s.model,
       s.sku_meter,
       coalesce(k.name, s.credential_id)                   as credential,
       s.request_type,
       s.source,
       w.finality,
       s.billing_currency,
       sum(c.billed_cost)                                  as billed_cost,
       sum(c.list_cost)                                    as list_cost,
       sum(c.consumed_quantity) filter (where s.measure = 'usage' and s.consumed_unit = 'Tokens')   as tokens,
       sum(c.consumed_quantity) filter (where s.measure = 'usage' and s.consumed_unit = 'Requests') as requests,
       count(*) filter (where s.measure = 'cost' and c.billed_cost is null)                         as unpriced_charges
from aicost.charge as c
join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
join aicost.charge_window as w on w.account_id = c.account_id and w.stream = c.stream and w.charge_date = c.charge_date
join aicost.account as a on a.account_id = c.account_id
left join aicost.display_name as p on p.account_id = s.account_id and p.kind = 'sub_account' and p.id = s.sub_account_id
left join aicost.display_name as k on k.account_id = s.account_id and k.kind = 'credential' and k.id = s.credential_id
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13;
comment on view report.daily_cost is 'Cost and usage per day in full detail. billed_cost null: a row of quantities, or unpriced (then unpriced_charges > 0)';

-- One narrow view a dimension, so that a panel over a year reads thousands of rows and not millions.
create view report.daily_cost_by_account as
select r.charge_date as day, a.service_provider_name, a.service_id, a.account_id, a.account_name, r.source, w.finality,
       r.billing_currency, r.billed_cost, r.list_cost, r.tokens, r.requests, r.unpriced_charges
from aicost.charge_rollup as r
join aicost.account as a on a.account_id = r.account_id
join aicost.charge_window as w on w.account_id = r.account_id and w.stream = r.stream and w.charge_date = r.charge_date
where r.dimension = 'total';

create view report.daily_cost_by_model as
select r.charge_date as day, a.service_provider_name, a.service_id, a.account_id, a.account_name, r.value as model, r.source, w.finality,
       r.billing_currency, r.billed_cost, r.list_cost, r.tokens, r.requests, r.unpriced_charges
from aicost.charge_rollup as r
join aicost.account as a on a.account_id = r.account_id
join aicost.charge_window as w on w.account_id = r.account_id and w.stream = r.stream and w.charge_date = r.charge_date
where r.dimension = 'model';

create view report.daily_cost_by_sub_account as
select r.charge_date as day, a.service_provider_name, a.service_id, a.account_id, a.account_name,
       coalesce(n.name, r.value) as sub_account, r.source, w.finality,
       r.billing_currency, r.billed_cost, r.list_cost, r.tokens, r.requests, r.unpriced_charges
from aicost.charge_rollup as r
join aicost.account as a on a.account_id = r.account_id
join aicost.charge_window as w on w.account_id = r.account_id and w.stream = r.stream and w.charge_date = r.charge_date
left join aicost.display_name as n on n.account_id = r.account_id and n.kind = 'sub_account' and n.id = r.value
where r.dimension = 'sub_account';

create view report.daily_cost_by_credential as
select r.charge_date as day, a.service_provider_name, a.service_id, a.account_id, a.account_name,
       coalesce(n.name, r.value) as credential, r.source, w.finality,
       r.billing_currency, r.billed_cost, r.list_cost, r.tokens, r.requests, r.unpriced_charges
from aicost.charge_rollup as r
join aicost.account as a on a.account_id = r.account_id
join aicost.charge_window as w on w.account_id = r.account_id and w.stream = r.stream and w.charge_date = r.charge_date
left join aicost.display_name as n on n.account_id = r.account_id and n.kind = 'credential' and n.id = r.value
where r.dimension = 'credential';

create view report.monthly_cost as
select date_trunc('month', d.day)::date as month, d.service_provider_name, d.service_id, d.account_id, d.account_name, d.model, d.source,
       case when bool_or(d.finality = 'provisional') then 'provisional' when bool_or(d.finality = 'settling') then 'settling' else 'final' end as finality,
       d.billing_currency, sum(d.billed_cost) as billed_cost, sum(d.list_cost) as list_cost, sum(d.tokens) as tokens, sum(d.requests) as requests,
       sum(d.unpriced_charges) as unpriced_charges
from report.daily_cost_by_model as d
group by 1, 2, 3, 4, 5, 6, 7, 9;
comment on view report.monthly_cost is 'Cost and usage per calendar month (UTC), account and model; as final as its least final day';

create view report.source_share as
select m.month, m.account_id, m.account_name, m.source, m.billing_currency, m.billed_cost,
       m.billed_cost / nullif(sum(m.billed_cost) over (partition by m.month, m.account_id, m.billing_currency), 0) as share
from (select month, account_id, account_name, source, billing_currency, sum(billed_cost) as billed_cost
      from report.monthly_cost group by 1, 2, 3, 4, 5) as m
where m.billed_cost is not null;
comment on view report.source_share is 'Which part of a month''s cost was billed, estimated, imported or typed in';

create view report.sync_health as
select a.account_id, a.account_name, a.service_provider_name, a.service_id, a.is_active,
       s.finished_at as last_success_at,
       extract(epoch from aicost.now() - s.finished_at)::bigint as last_success_age_seconds,
       r.run_id as last_run_id, r.outcome as last_outcome, r.started_at as last_run_at,
       r.error_code as last_error_code, r.error_message as last_error_message,
       w.windows_final, w.windows_settling, w.windows_provisional, w.windows_failed, w.oldest_failure_at,
       u.unpriced_charges
from aicost.account as a
left join lateral (select finished_at from aicost.sync_run where account_id = a.account_id and outcome = 'succeeded' order by run_id desc limit 1) as s on true
left join lateral (select * from aicost.sync_run where account_id = a.account_id and outcome <> 'running' order by run_id desc limit 1) as r on true
left join lateral (
  select count(*) filter (where finality = 'final') as windows_final, count(*) filter (where finality = 'settling') as windows_settling,
         count(*) filter (where finality = 'provisional') as windows_provisional, count(*) filter (where error_code is not null) as windows_failed,
         min(failed_at) filter (where error_code is not null) as oldest_failure_at
  from aicost.charge_window where account_id = a.account_id) as w on true
left join lateral (select coalesce(sum(unpriced_charges), 0) as unpriced_charges from aicost.charge_rollup where dimension = 'total' and account_id = a.account_id) as u on true;
comment on view report.sync_health is 'One row an account: how old its figures are and what went wrong last';

create view report.revision as
select v.recorded_at, v.charge_date as day, a.service_provider_name, a.account_id, a.account_name, v.stream,
       coalesce(p.name, s.sub_account_id) as sub_account, s.model, s.sku_meter, coalesce(k.name, s.credential_id) as credential, s.billing_currency,
       v.old_cost, v.new_cost, coalesce(v.new_cost, 0) - coalesce(v.old_cost, 0) as delta, v.finality_before, v.run_id
from aicost.charge_revision as v
join aicost.account as a on a.account_id = v.account_id
join aicost.charge_series as s on s.account_id = v.account_id and s.series_id = v.series_id
left join aicost.display_name as p on p.account_id = s.account_id and p.kind = 'sub_account' and p.id = s.sub_account_id
left join aicost.display_name as k on k.account_id = s.account_id and k.kind = 'credential' and k.id = s.credential_id;
comment on view report.revision is 'Why did Tuesday change: every amount that changed after its first read';
