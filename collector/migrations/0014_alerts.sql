-- What alert rules ask: views in which a condition speaks once, and falls silent only when it is clearly over.

create table aicost.budget_crossing (
  budget_id    int not null references aicost.budget,
  period_first date not null,
  kind         text not null,
  value        numeric(24,12) not null,
  crossed_at   timestamptz not null,
  is_outdone   boolean not null,
  primary key (budget_id, period_first, kind, value)
);
comment on table aicost.budget_crossing is 'Thresholds that were reached in the running period and hold until the cost is clearly below, so that a correction by some cents is no second message';
comment on column aicost.budget_crossing.is_outdone is 'A higher threshold of its kind was reached meanwhile or before: this one has nothing more to say in this period';

create view aicost.threshold_state as
select s.*, h.kind, h.value, h.severity as threshold_severity, c.crossed_at, coalesce(c.is_outdone, false) as is_outdone, n.is_reached, n.is_far_below,
       (n.is_reached or c.crossed_at is not null) and not n.is_far_below as holds
from report.budget_status as s
join aicost.budget_threshold as h on h.budget_id = s.budget_id
left join aicost.budget_crossing as c on c.budget_id = h.budget_id and c.period_first = s.period_first and c.kind = h.kind and c.value = h.value
cross join lateral (
  select coalesce(case h.kind when 'percent' then s.spent * 100 >= h.value * s.limit_amount
                              when 'amount' then s.spent >= h.value
                              else s.pass_probability * 100 >= h.value end, false) as is_reached,
         -- Unknown is not below: while nothing can be said, what was said stands.
         coalesce(case h.kind when 'percent' then s.spent * 100 < 0.9 * h.value * s.limit_amount
                              when 'amount' then s.spent < 0.9 * h.value
                              else s.pass_probability * 100 < h.value - 15 end, false) as is_far_below) as n;

create view report.alert_signal as
select t.kind, t.threshold_severity as severity, trim_scale(t.value) as value,
       case when t.holds and not t.is_outdone and t.value = max(t.value) filter (where t.holds) over (partition by t.budget_id, t.kind)
            then 1 else 0 end as breached,
       t.freshness, t.budget, t.account, t.period, t.is_reached::int as reached, t.budget_id, t.service_id, t.account_id, t.scope, t.currency,
       t.limit_amount, t.spent, t.used_ratio, t.remaining,
       trim_scale(case t.kind when 'percent' then t.value * t.limit_amount / 100 when 'amount' then t.value end) as reached_at,
       t.pass_probability, t.expected_at_end, t.exhausted_on, t.period_first, t.period_last, t.data_age_seconds, t.crossed_at
from aicost.threshold_state as t;
comment on view report.alert_signal is 'One row a threshold of a budget whose period is running';
comment on column report.alert_signal.breached is '1 for the highest threshold of its kind that was reached in this period and still holds, unless it has spoken before a higher one; else 0';
comment on column report.alert_signal.reached is '1 for every threshold that is reached now; else 0';

create view report.alert_condition as
with account as materialized (
  select a.account_id, a.account_name, a.service_id, f.freshness, f.age_seconds
  from aicost.account as a join aicost.account_freshness as f on f.account_id = a.account_id
),
-- Reads since the last one that got everything; one in progress says nothing yet, and what people, files and telemetry add is no read.
failure as (
  select a.account_id, count(*) as attempts, (array_agg(r.error_code order by r.run_id desc))[1] as last_code
  from account as a
  left join lateral (
    select g.run_id from aicost.sync_run as g
    where g.account_id = a.account_id and g.outcome = 'succeeded' and g.trigger in ('schedule', 'command', 'api') order by g.run_id desc limit 1) as s on true
  join aicost.sync_run as r
    on r.account_id = a.account_id and r.run_id > coalesce(s.run_id, 0) and r.outcome in ('failed', 'partial') and r.trigger in ('schedule', 'command', 'api')
  group by 1
),
unpriced as (
  select account_id, sum(unpriced_charges) as charges from aicost.charge_rollup
  where dimension = 'total' and charge_date > (aicost.now() at time zone 'UTC')::date - 31 group by 1
),
restated as (
  select v.account_id, s.billing_currency as currency, sum(abs(coalesce(v.new_cost, 0) - coalesce(v.old_cost, 0))) as moved
  from aicost.charge_revision as v
  join aicost.charge_series as s on s.account_id = v.account_id and s.series_id = v.series_id
  where v.recorded_at > aicost.now() - interval '24 hours' and v.finality_before = 'final' group by 1, 2
),
drift as (
  select account_id, count(*) as fields from aicost.schema_drift where first_seen_at > aicost.now() - interval '24 hours' group by 1
),
known as (
  select k.account_id, k.day, k.day = max(k.day) over (partition by k.account_id) as is_last,
         (select sum(r.requests) from aicost.charge_rollup as r where r.dimension = 'total' and r.account_id = k.account_id and r.charge_date = k.day) as requests,
         -- A sum over currencies, to compare a day with others of its account only.
         (select sum(r.billed_cost) from aicost.charge_rollup as r where r.dimension = 'total' and r.account_id = k.account_id and r.charge_date = k.day) as cost
  from aicost.recent_known_day as k
),
traffic as (
  select account_id, count(requests) filter (where not is_last) as days,
         max(requests) filter (where is_last) / nullif(avg(requests) filter (where not is_last), 0) as requests_ratio,
         max(cost) filter (where is_last) / nullif(avg(cost) filter (where not is_last), 0) as cost_ratio
  from known group by 1
)
select 'stale' as kind, a.account_name as account, a.service_id as service, '' as currency, 'critical' as severity,
       (a.freshness = 'stale')::int as breached, trim_scale(round(coalesce(a.age_seconds, 0) / 3600.0, 1)) as value
from account as a
union all
select 'sync failing', a.account_name, a.service_id, '', 'critical', (coalesce(f.attempts, 0) >= 3)::int, coalesce(f.attempts, 0)
from account as a left join failure as f using (account_id)
union all
select 'access refused', a.account_name, a.service_id, '', 'critical',
       (coalesce(f.last_code, '') in ('PROVIDER_UNAUTHORIZED', 'PROVIDER_FORBIDDEN', 'PROVIDER_PAYMENT_REQUIRED', 'PROVIDER_ORGANISATION_CHANGED',
         'CREDENTIALS_MISSING', 'SECRET_UNREADABLE', 'KEYRING_MISSING'))::int, coalesce(f.attempts, 0)
from account as a left join failure as f using (account_id)
union all
select 'unpriced', a.account_name, a.service_id, '', 'warning', (coalesce(u.charges, 0) > 0)::int, coalesce(u.charges, 0)
from account as a left join unpriced as u using (account_id)
union all
select 'restated', a.account_name, a.service_id, r.currency, 'warning', (r.moved >= 1)::int, trim_scale(r.moved)
from account as a join restated as r using (account_id)
union all
select 'format changed', a.account_name, a.service_id, '', 'warning', (coalesce(d.fields, 0) > 0)::int, coalesce(d.fields, 0)
from account as a left join drift as d using (account_id)
union all
select 'requests without cost', a.account_name, a.service_id, '', 'warning',
       coalesce(t.days >= 4 and t.requests_ratio >= 2 and t.cost_ratio <= 1.2, false)::int, trim_scale(round(coalesce(t.requests_ratio, 0), 2))
from account as a left join traffic as t using (account_id);
comment on view report.alert_condition is 'One row an account and kind of trouble with its figures; of kind restated only accounts of which an amount that was final has changed within 24 hours';
comment on column report.alert_condition.value is 'stale: hours since the last complete read; sync failing, access refused: failed reads in a row; unpriced: charges of 31 days; restated: money moved; format changed: fields; requests without cost: by how much requests of the last whole day exceed those of the days before';

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'aicost_writer') then
    grant select, insert, update, delete on aicost.budget_crossing to aicost_writer;
    grant select on aicost.threshold_state to aicost_writer;
    grant select on all tables in schema report to aicost_writer;
  end if;
  if exists (select 1 from pg_roles where rolname = 'aicost_reader') then
    grant select on all tables in schema report to aicost_reader;
  end if;
end $$;
