import type { Db } from '../db.js';

const SQL = `
with state as materialized (select budget_id, period_first, kind, value, holds from aicost.threshold_state),
over as (
  delete from aicost.budget_crossing as c
  where not exists (
    select from state as s
    where s.budget_id = c.budget_id and s.period_first = c.period_first and s.kind = c.kind and s.value = c.value and s.holds)
)
insert into aicost.budget_crossing as known (budget_id, period_first, kind, value, crossed_at, is_outdone)
select s.budget_id, s.period_first, s.kind, s.value, aicost.now(), s.value < max(s.value) over (partition by s.budget_id, s.kind)
from state as s
where s.holds
on conflict (budget_id, period_first, kind, value) do update set is_outdone = true
where excluded.is_outdone and not known.is_outdone`;

/**
 * Remembers which thresholds were reached in the running periods, and forgets those that are clearly below again and
 * those of periods that are over. Without it `report.alert_signal` is right too, but a small correction would make a
 * threshold speak twice.
 */
export async function noteCrossings(db: Db): Promise<void> {
  await db.query(SQL);
}
