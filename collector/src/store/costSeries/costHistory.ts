import type { CostScope } from '../../domain/costScope.js';
import { dayOfEpoch, type Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { Db } from '../db.js';
import { chargesOfScope, revisionsOfScope } from './scopeRows.js';
import type { Span } from './span.js';

/** An amount that was known first, and changed later. */
export interface Correction {
  /** The UTC day on which the change was read. */
  readonly recordedOn: Day;
  readonly day: Day;
  readonly delta: Decimal;
}

/** What a scope cost each day as it is known today, and what was known otherwise before. Exact. */
export interface CostHistory {
  readonly costs: ReadonlyMap<Day, Decimal>;
  readonly corrections: readonly Correction[];
  /** The day of the very first read or entry; what was known before it, nobody knows. null: there was none. */
  readonly knownSince: Day | null;
}

export async function costHistory(db: Db, scope: CostScope, span: Span): Promise<CostHistory> {
  const charges = chargesOfScope(scope, span);
  const costs = await db.query<{ day: Day; cost: Decimal }>(
    `select r.charge_date as day, trim_scale(sum(r.billed_cost))::text as cost, $3::text as currency ${charges.from} group by 1`,
    [...charges.values],
  );
  const revisions = revisionsOfScope(scope, span);
  const corrections = await db.query<Correction>(
    `select (r.recorded_at at time zone 'UTC')::date as "recordedOn", r.charge_date as day,
            trim_scale(sum(coalesce(r.new_cost, 0) - coalesce(r.old_cost, 0)))::text as delta ${revisions.from} group by 1, 2`,
    [...revisions.values],
  );
  const first = await db.query<{ at: string | null }>('select min(started_at) as at from aicost.sync_run');
  const at = first.rows[0]?.at ?? null;
  return {
    costs: new Map(costs.rows.map(({ day, cost }) => [day, cost])),
    corrections: corrections.rows,
    knownSince: at === null ? null : dayOfEpoch(Date.parse(at)),
  };
}
