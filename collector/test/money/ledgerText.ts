import type { Pool } from 'pg';

const DIMENSIONS = `s.source, s.measure, s.charge_category, s.charge_description, s.service_name, s.sub_account_id, s.credential_id,
  s.model, s.sku_meter, s.request_type, s.service_tier, s.billing_currency, s.consumed_unit, s.tags::text`;

const WINDOWS = `
select a.account_name || ' ' || w.stream || ' ' || w.charge_date as "window",
       concat_ws(E'\\n', concat_ws(' ', w.finality, w.charge_count, trim_scale(w.billed_total), w.endpoint), c.text, r.text) as text
from aicost.charge_window as w
join aicost.account as a on a.account_id = w.account_id
left join lateral (
  select string_agg(row.text, E'\\n' order by row.text) as text
  from (select concat_ws('|', ${DIMENSIONS}, c.charge_period_start at time zone 'UTC', c.charge_period_end at time zone 'UTC',
                         coalesce(trim_scale(c.billed_cost)::text, 'null'), coalesce(trim_scale(c.list_cost)::text, 'null'),
                         coalesce(trim_scale(c.consumed_quantity)::text, 'null'), c.billed_cost_raw) as text
        from aicost.charge as c
        join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
        where c.account_id = w.account_id and c.stream = w.stream and c.charge_date = w.charge_date) as row) as c on true
left join lateral (
  select string_agg(concat_ws('|', r.dimension, r.source, r.billing_currency, r.value, trim_scale(r.billed_cost), trim_scale(r.list_cost),
                              trim_scale(r.tokens), trim_scale(r.requests), r.unpriced_charges, r.charges),
                    E'\\n' order by r.dimension, r.source, r.billing_currency, r.value) as text
  from aicost.charge_rollup as r
  where r.account_id = w.account_id and r.stream = w.stream and r.charge_date = w.charge_date) as r on true
where w.content_hash is not null`;

/** Every read window as text: its state, charges and daily sums, without ids and times, so that two ledgers compare. */
export async function windowTexts(pool: Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ window: string; text: string }>(WINDOWS);
  return new Map(rows.map(({ window, text }) => [window, text]).sort() as [string, string][]);
}

const REVISIONS = `
select concat_ws('|', v.stream, v.charge_date, ${DIMENSIONS}, v.charge_period_start at time zone 'UTC', coalesce(trim_scale(v.old_cost)::text, 'null'),
                 coalesce(trim_scale(v.new_cost)::text, 'null'), v.finality_before) as text
from aicost.charge_revision as v
join aicost.charge_series as s on s.account_id = v.account_id and s.series_id = v.series_id
order by 1`;

/** Every revision as text, without ids and times. */
export async function revisionTexts(pool: Pool): Promise<string[]> {
  return (await pool.query<{ text: string }>(REVISIONS)).rows.map(({ text }) => text);
}

/** The windows whose text is neither what it was nor what it should become. */
export function torn(now: Map<string, string>, before: Map<string, string>, after: Map<string, string>): string[] {
  const windows = new Set([...now.keys(), ...before.keys()]);
  return [...windows].filter(
    (window) => now.get(window) !== before.get(window) && now.get(window) !== after.get(window),
  );
}
