import { median } from 'simple-statistics';
import { OWN_STREAMS } from '../../domain/charge.js';
import type { Completeness } from '../../domain/completeness.js';
import type { Db } from '../db.js';

/** Days that are looked at, and ages in days at which they are looked at. */
const DAYS_BACK = 120;
const OLDEST_AGE = 35;
/** Fewer final days say nothing. */
const FEWEST_DAYS = 14;
/** A share this near to 1 is whole. */
const NEARLY = 0.005;

/**
 * Final days that were read while they ran, or right after, with all that was corrected since. A backfilled day was whole
 * at its first read and says nothing about how days grow. A correction belongs to the age at whose noon it was not there yet.
 */
const SQL = `
with live as (
  select w.account_id, w.stream, w.charge_date, w.billed_total
  from aicost.charge_window as w
  where w.account_id = any($1::int[]) and w.stream <> all($2) and w.finality = 'final' and w.billed_total > 0
    and w.charge_date >= (aicost.now() at time zone 'UTC')::date - ${DAYS_BACK}
    and (w.content_since < (w.charge_date + 1)::timestamp at time zone 'UTC' or exists (
      select from aicost.charge_revision as v
      where v.account_id = w.account_id and v.stream = w.stream and v.charge_date = w.charge_date and v.finality_before = 'provisional')))
select l.account_id as "accountId", sum(l.billed_total)::float8 as final, array_agg(d.late) as late
from live as l
cross join lateral (
  select coalesce(jsonb_agg(jsonb_build_array(t.age, t.delta)), '[]') as late
  from (select floor(extract(epoch from v.recorded_at - (v.charge_date::timestamp at time zone 'UTC')) / 86400 - 0.5)::int as age,
               sum(coalesce(v.new_cost, 0) - coalesce(v.old_cost, 0))::float8 as delta
        from aicost.charge_revision as v
        where v.account_id = l.account_id and v.stream = l.stream and v.charge_date = l.charge_date group by 1) as t) as d
group by l.account_id, l.charge_date`;

interface DayRow {
  readonly accountId: number;
  readonly final: number;
  /** A stream each: [age, what came at that age]. */
  readonly late: readonly (readonly (readonly [age: number, delta: number])[])[];
}

/** How the days of each account grow to their final amount. Accounts without such a past are not in it. */
export async function readCompleteness(db: Db, accountIds: readonly number[]): Promise<Map<number, Completeness>> {
  const { rows } = await db.query<DayRow>(SQL, [accountIds, Object.values(OWN_STREAMS)]);
  const byAccount = new Map<number, DayRow[]>();
  for (const row of rows) byAccount.set(row.accountId, [...(byAccount.get(row.accountId) ?? []), row]);
  const learnt = [...byAccount].map(([accountId, days]) => [accountId, completenessOf(days)] as const);
  return new Map(learnt.filter(([, shares]) => shares.length > 0));
}

function completenessOf(days: readonly DayRow[]): Completeness {
  if (days.length < FEWEST_DAYS) return [];
  const shares = Array.from({ length: OLDEST_AGE + 1 }, (_, age) => median(days.map((day) => shareAt(day, age))));
  return shares.slice(0, shares.findLastIndex((share) => Math.abs(share - 1) > NEARLY) + 1);
}

function shareAt({ final, late }: DayRow, age: number): number {
  const missing = late.flat().reduce((sum, [cameAt, delta]) => sum + (cameAt >= age ? delta : 0), 0);
  return (final - missing) / final;
}
