-- What costs are expected to be, as it was said at the time, and how right it turned out to be.

create table aicost.analysis_state (
  account_id  int primary key references aicost.account,
  analysed_at timestamptz not null,
  analysed_on date not null,
  ledger_mark text not null
);
comment on table aicost.analysis_state is 'Which state of an account''s ledger was analysed last; analysed again when it differs or a new UTC day has begun';
comment on column aicost.analysis_state.ledger_mark is 'Says the same as long as the windows of the account say the same';

create table aicost.cost_forecast (
  scope_key      text not null,
  account_id     int not null,
  made_on        date not null,
  made_at        timestamptz not null,
  billing_currency text not null,
  service_id     text,
  model          text,
  first_day      date not null,
  expected       real[] not null,
  lower80        real[] not null,
  upper80        real[] not null,
  lower95        real[] not null,
  upper95        real[] not null,
  totals         jsonb not null,
  spent_in_month   float8 not null,
  spent_in_quarter float8 not null,
  method         text not null,
  confidence     text not null check (confidence in ('none', 'low', 'medium', 'high')),
  own_error      float8,
  known_days     int not null,
  input_hash     bytea not null,
  primary key (scope_key, account_id, made_on)
);
create index cost_forecast_by_day on aicost.cost_forecast (made_on, account_id);
comment on table aicost.cost_forecast is 'One series, one UTC day on which it was forecast: the next 90 days from that day on. Every day of the last week is kept, before that the first of each week, for 400 days';
comment on column aicost.cost_forecast.scope_key is 'Equal for equal scopes; what the scope is stands in the columns';
comment on column aicost.cost_forecast.account_id is '0: a sum over accounts';
comment on column aicost.cost_forecast.model is 'The AI model; null: all';
comment on column aicost.cost_forecast.totals is 'The next 30, 60 and 90 days and the current month and quarter, each with bands of its own: the bands of days do not add up';
comment on column aicost.cost_forecast.spent_in_month is 'Known cost of the current month up to and with today, at the last look';
comment on column aicost.cost_forecast.own_error is 'Median error of totals when the forecast is repeated in its own past; null: no such past';
comment on column aicost.cost_forecast.input_hash is 'Of the days it was made from';

create table aicost.forecast_outcome (
  scope_key        text not null,
  account_id       int not null,
  made_on          date not null,
  horizon          int not null check (horizon in (30, 60, 90)),
  billing_currency text not null,
  service_id       text,
  model            text,
  expected         float8 not null,
  came             float8 not null,
  is_in80          boolean not null,
  is_in95          boolean not null,
  days_in80        int not null,
  days_in95        int not null,
  judged_at        timestamptz not null,
  primary key (scope_key, account_id, made_on, horizon)
);
comment on table aicost.forecast_outcome is 'What became of a forecast, written when all its days are complete';
comment on column aicost.forecast_outcome.came is 'What the days of the horizon really cost';

-- The latest forecast of every series, with the names of its scope.
create view report.forecast_daily_by_scope as
select case when f.model is not null then 'model' when f.account_id <> 0 then 'account' when f.service_id is not null then 'service' else 'all' end as scope,
       coalesce(f.service_id, a.service_id) as service_id, nullif(f.account_id, 0) as account_id, a.account_name as account, f.model as ai_model,
       f.billing_currency, f.first_day + (d.place - 1)::int as day,
       d.expected::float8 as expected, d.lower80::float8 as lower80, d.upper80::float8 as upper80, d.lower95::float8 as lower95, d.upper95::float8 as upper95,
       f.method as model, f.confidence, f.made_at
from (select distinct on (account_id, scope_key) * from aicost.cost_forecast order by account_id, scope_key, made_on desc) as f
left join aicost.account as a on a.account_id = f.account_id
cross join lateral unnest(f.expected, f.lower80, f.upper80, f.lower95, f.upper95) with ordinality as d (expected, lower80, upper80, lower95, upper95, place)
where a.deleted_at is null;
comment on view report.forecast_daily_by_scope is 'What each day is expected to cost: everything, a service, an account or one AI model of an account (scope). "model" is the forecasting method';

create view report.forecast_daily as
select s.account, s.day, s.expected, s.lower80, s.upper80, s.lower95, s.upper95, s.model, s.made_at,
       s.account_id, s.service_id, s.billing_currency, s.confidence
from report.forecast_daily_by_scope as s
where s.scope = 'account';
comment on view report.forecast_daily is 'What each of the next 90 days is expected to cost, one series an account and currency. "model" is the forecasting method';

create view report.forecast_total as
select case when f.model is not null then 'model' when f.account_id <> 0 then 'account' when f.service_id is not null then 'service' else 'all' end as scope,
       coalesce(f.service_id, a.service_id) as service_id, nullif(f.account_id, 0) as account_id, a.account_name as account, f.model as ai_model,
       f.billing_currency, t.period, t.first_day, t.last_day,
       case t.period when 'month end' then f.spent_in_month when 'quarter end' then f.spent_in_quarter end as spent,
       t.expected, t.lower80, t.upper80, t.lower95, t.upper95, f.method as model, f.confidence, f.own_error, f.known_days, f.made_at
from (select distinct on (account_id, scope_key) * from aicost.cost_forecast order by account_id, scope_key, made_on desc) as f
left join aicost.account as a on a.account_id = f.account_id
cross join lateral jsonb_to_recordset(f.totals) as t (period text, first_day date, last_day date, expected float8, lower80 float8, upper80 float8, lower95 float8, upper95 float8)
where a.deleted_at is null;
comment on view report.forecast_total is 'What periods are expected to cost in all: next 30, 60, 90 days from today on; month end and quarter end are the known days plus the forecast of the rest';
comment on column report.forecast_total.spent is 'Known cost of the period so far; null for periods that begin today';

create view report.forecast_score as
select case when o.model is not null then 'model' when o.account_id <> 0 then 'account' when o.service_id is not null then 'service' else 'all' end as scope,
       coalesce(o.service_id, a.service_id) as service_id, nullif(o.account_id, 0) as account_id, a.account_name as account, o.model as ai_model,
       o.billing_currency, o.horizon, count(*)::int as forecasts,
       avg(abs(o.expected - o.came) / o.came) filter (where o.came >= 5) as total_mape,
       avg(abs(o.expected - o.came)) as total_absolute_error,
       sum(o.expected - o.came) / nullif(sum(abs(o.came)), 0) as bias,
       avg(o.is_in80::int)::float8 as total_coverage80, avg(o.is_in95::int)::float8 as total_coverage95,
       sum(o.days_in80)::float8 / sum(o.horizon) as day_coverage80, sum(o.days_in95)::float8 / sum(o.horizon) as day_coverage95,
       min(o.made_on) as first_made, max(o.made_on) as last_made
from aicost.forecast_outcome as o
left join aicost.account as a on a.account_id = o.account_id
where a.deleted_at is null
group by 1, 2, 3, 4, 5, 6, 7;
comment on view report.forecast_score is 'Forecasts as they were made at the time against what came, by series and horizon';
comment on column report.forecast_score.total_mape is 'Mean error of totals as a share of the truth, over truths of at least 5; null where there was none: a share of nearly nothing says nothing, so look at the absolute error';

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'aicost_writer') then
    grant select, insert, update on aicost.analysis_state to aicost_writer;
    grant select, insert, update, delete on aicost.cost_forecast, aicost.forecast_outcome to aicost_writer;
    grant select on all tables in schema report to aicost_writer;
  end if;
  if exists (select 1 from pg_roles where rolname = 'aicost_reader') then
    grant select on all tables in schema report to aicost_reader;
  end if;
end $$;
