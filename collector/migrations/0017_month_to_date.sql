-- A fee that is spread over the year has days that are still to come. A month costs what its days cost that have come, as
-- every other figure of the running month says.

create or replace view report.monthly_cost as
select date_trunc('month', d.day)::date as month, d.service_provider_name, d.service_id, d.account_id, d.account_name, d.model, d.source,
       case when bool_or(d.finality = 'provisional') then 'provisional' when bool_or(d.finality = 'settling') then 'settling' else 'final' end as finality,
       d.billing_currency, sum(d.billed_cost) as billed_cost, sum(d.list_cost) as list_cost, sum(d.tokens) as tokens, sum(d.requests) as requests,
       sum(d.unpriced_charges) as unpriced_charges
from report.daily_cost_by_model as d
where d.day <= (aicost.now() at time zone 'UTC')::date
group by 1, 2, 3, 4, 5, 6, 7, 9;
comment on view report.monthly_cost is 'Cost and usage per calendar month (UTC) up to today, account and model; as final as its least final day';
comment on view report.source_share is 'Which part of a month''s cost up to today was billed, estimated, imported or typed in';
