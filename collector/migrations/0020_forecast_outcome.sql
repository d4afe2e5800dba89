-- Every promise beside what came of it: the scores say how right forecasts were on the whole, this says it of each.

create view report.forecast_outcome as
select case when o.model is not null then 'model' when o.account_id <> 0 then 'account' when o.service_id is not null then 'service' else 'all' end as scope,
       coalesce(o.service_id, a.service_id) as service_id, nullif(o.account_id, 0) as account_id, a.account_name as account, o.model as ai_model,
       o.billing_currency, o.horizon, o.made_on, coalesce(f.first_day, o.made_on) as first_day, coalesce(f.first_day, o.made_on) + o.horizon - 1 as last_day,
       o.expected, t.lower80, t.upper80, t.lower95, t.upper95, o.came, o.expected - o.came as error,
       (o.expected - o.came) / nullif(o.came, 0) as error_ratio, o.is_in80, o.is_in95, o.judged_at
from aicost.forecast_outcome as o
left join aicost.account as a on a.account_id = o.account_id
left join aicost.cost_forecast as f on f.scope_key = o.scope_key and f.account_id = o.account_id and f.made_on = o.made_on
left join lateral (
  select e.* from jsonb_to_recordset(f.totals) as e (period text, lower80 float8, upper80 float8, lower95 float8, upper95 float8)
  where e.period = 'next ' || o.horizon || ' days') as t on true
where a.deleted_at is null;
comment on view report.forecast_outcome is 'Forecasts of 30, 60 and 90 days as they were made, and what those days cost in the end; one row a series, horizon and day it was made on';
comment on column report.forecast_outcome.error is 'What was expected minus what came: above 0 it was too high';
comment on column report.forecast_outcome.lower80 is 'null: the forecast is older than 400 days';

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'aicost_writer') then
    grant select on report.forecast_outcome to aicost_writer;
  end if;
  if exists (select 1 from pg_roles where rolname = 'aicost_reader') then
    grant select on report.forecast_outcome to aicost_reader;
  end if;
end $$;
