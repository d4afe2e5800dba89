import type { Pool } from 'pg';

const WINDOW_IS_ITS_CHARGES = `
select 'window ' || concat_ws(' ', account_id, stream, charge_date) || ' is not the sum of its charges'
from aicost.charge_window as w
full join (select account_id, stream, charge_date, count(*) as charges, coalesce(sum(billed_cost), 0) as total from aicost.charge group by 1, 2, 3) as c
  using (account_id, stream, charge_date)
where coalesce(w.charge_count, 0) <> coalesce(c.charges, 0) or coalesce(w.billed_total, 0) <> coalesce(c.total, 0)
   or (c.charges > 0 and w.content_hash is null)`;

/** The sum identity of the history: what was read first, plus every change, is what stands. */
const HISTORY_ADDS_UP = `
select 'revisions of ' || concat_ws(' ', w.account_id, w.stream, w.charge_date) || ' do not add up'
from aicost.charge_window as w
left join (select account_id, stream, charge_date, sum(coalesce(new_cost, 0) - coalesce(old_cost, 0)) as delta
           from aicost.charge_revision group by 1, 2, 3) as v using (account_id, stream, charge_date)
where w.first_total + coalesce(v.delta, 0) <> w.billed_total`;

/** Each revision begins where the one before it ended, and the last one ends at what stands. */
const HISTORY_IS_A_CHAIN = `
with chain as (
  select v.*, lag(new_cost) over line as previous, row_number() over line as step, count(*) over (partition by account_id, stream, charge_date, series_id, charge_period_start) as steps
  from aicost.charge_revision as v
  window line as (partition by account_id, stream, charge_date, series_id, charge_period_start order by recorded_at, run_id))
select 'revisions of ' || concat_ws(' ', account_id, stream, charge_date) || ' are no chain'
from chain left join aicost.charge as c using (account_id, stream, charge_date, series_id, charge_period_start)
where (step > 1 and old_cost is distinct from previous) or (step = steps and new_cost is distinct from c.billed_cost) or old_cost is not distinct from new_cost`;

const ROLLUPS_ARE_SUMS = `
with summed as (
  select d.dimension, c.charge_date, c.account_id, c.stream, s.source, s.billing_currency,
         case d.dimension when 'model' then s.model when 'sub_account' then s.sub_account_id when 'credential' then s.credential_id else '' end as value,
         sum(c.billed_cost) as billed_cost, sum(c.list_cost) as list_cost,
         sum(c.consumed_quantity) filter (where (s.measure = 'usage' or s.source <> 'api') and s.consumed_unit = 'Tokens') as tokens,
         sum(c.consumed_quantity) filter (where (s.measure = 'usage' or s.source <> 'api') and s.consumed_unit = 'Requests') as requests,
         count(*) filter (where s.measure = 'cost' and c.billed_cost is null) as unpriced_charges, count(*) as charges
  from aicost.charge as c
  join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
  cross join unnest(array['total', 'model', 'sub_account', 'credential']) as d (dimension)
  group by 1, 2, 3, 4, 5, 6, 7),
kept as (
  select dimension, charge_date, account_id, stream, source, billing_currency, value, billed_cost, list_cost, tokens, requests, unpriced_charges::bigint, charges::bigint
  from aicost.charge_rollup)
select 'rollup ' || concat_ws(' ', dimension, charge_date, account_id, stream, value) || ' is not the sum of its charges'
from ((table summed except table kept) union all (table kept except table summed)) as different`;

/** The same number everywhere: full detail, each narrow view and the months, which hold the days that have come. */
const VIEWS_AGREE = `
with daily as (select day, account_id, source, billing_currency, finality, billed_cost, list_cost, tokens, requests, unpriced_charges from report.daily_cost),
views as (
  select 'detail' as view, * from daily
  union all select 'account', day, account_id, source, billing_currency, finality, billed_cost, list_cost, tokens, requests, unpriced_charges from report.daily_cost_by_account
  union all select 'model', day, account_id, source, billing_currency, finality, billed_cost, list_cost, tokens, requests, unpriced_charges from report.daily_cost_by_model
  union all select 'sub_account', day, account_id, source, billing_currency, finality, billed_cost, list_cost, tokens, requests, unpriced_charges from report.daily_cost_by_sub_account
  union all select 'credential', day, account_id, source, billing_currency, finality, billed_cost, list_cost, tokens, requests, unpriced_charges from report.daily_cost_by_credential),
sums as (
  select view, date_trunc('month', day)::date as month, case when view = 'month' then null else day end as day, account_id, source, billing_currency,
         sum(billed_cost) as cost, sum(list_cost) as list, sum(tokens) as tokens, sum(requests) as requests, sum(unpriced_charges) as unpriced
  from views group by 1, 2, 3, 4, 5, 6),
come as (
  select month, account_id, source, billing_currency, sum(cost), sum(list), sum(tokens), sum(requests), sum(unpriced) from sums
  where view = 'detail' and day <= (aicost.now() at time zone 'UTC')::date group by 1, 2, 3, 4),
months as (
  select month, account_id, source, billing_currency, sum(billed_cost) as cost, sum(list_cost) as list, sum(tokens) as tokens, sum(requests) as requests,
         sum(unpriced_charges) as unpriced
  from report.monthly_cost group by 1, 2, 3, 4)
select 'views differ on ' || concat_ws(' ', day, account_id, source, billing_currency) from sums
group by day, account_id, source, billing_currency
having count(*) <> 5 or count(distinct (cost, list, tokens, requests, unpriced)) <> 1
union all
select 'months differ on ' || concat_ws(' ', month, account_id, source, billing_currency)
from ((table come except table months) union all (table months except table come)) as different`;

const CHECKS = [WINDOW_IS_ITS_CHARGES, HISTORY_ADDS_UP, HISTORY_IS_A_CHAIN, ROLLUPS_ARE_SUMS, VIEWS_AGREE];

/** What is wrong in a ledger, whatever it holds; empty when every number in it agrees with every other. */
export async function ledgerFaults(pool: Pool): Promise<string[]> {
  const sql = CHECKS.map((check) => `(select * from (${check}) as found (fault))`).join('\nunion all\n');
  return (await pool.query<{ fault: string }>(sql)).rows.map(({ fault }) => fault);
}
