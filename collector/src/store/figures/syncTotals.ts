import type { Db } from '../db.js';
import type { SyncOutcome } from '../syncRuns.js';

/** What all finished reads of one account with one outcome add up to. */
export interface SyncTotal {
  readonly accountId: number;
  readonly outcome: SyncOutcome;
  readonly runs: number;
  readonly restated: number;
  readonly rounded: number;
  readonly rejected: number;
}

/**
 * Runs up to `settled` will not change any more: all of them have ended, and an hour is enough for any transaction that
 * drew a lower number to show its row.
 */
const SQL = `
with settled as materialized (
  select coalesce(min(r.run_id) filter (where r.outcome = 'running' or r.started_at > aicost.now() - interval '1 hour') - 1,
                  max(r.run_id), $1) as run_id
  from aicost.sync_run as r where r.run_id > $1)
select r.account_id as "accountId", r.outcome, r.run_id <= s.run_id as "isSettled", s.run_id as "settledRun",
       count(*)::float8 as runs, sum(r.amounts_restated)::float8 as restated,
       sum(r.rows_rounded)::float8 as rounded, sum(r.rows_rejected)::float8 as rejected
from aicost.sync_run as r
cross join settled as s
where r.run_id > $1 and r.outcome <> 'running' and r.trigger in ('schedule', 'command', 'api')
group by 1, 2, 3, 4`;

interface Row extends SyncTotal {
  readonly isSettled: boolean;
  readonly settledRun: string;
}

/**
 * Totals over the whole history of runs, in memory as far as they are settled: the history grows by a row an account and
 * wake-up for ever, and the question is asked every ten seconds.
 */
export class SyncTotals {
  #settledRun = '0';
  #settled: SyncTotal[] = [];

  async read(db: Db): Promise<SyncTotal[]> {
    const { rows } = await db.query<Row>(SQL, [this.#settledRun]);
    const settled = sumUp([...this.#settled, ...rows.filter((row) => row.isSettled)]);
    const all = sumUp([...settled, ...rows.filter((row) => !row.isSettled)]);
    this.#settled = settled;
    this.#settledRun = rows[0]?.settledRun ?? this.#settledRun;
    return all;
  }
}

function sumUp(totals: readonly SyncTotal[]): SyncTotal[] {
  const sums = new Map<string, SyncTotal>();
  for (const { accountId, outcome, runs, restated, rounded, rejected } of totals) {
    const key = `${accountId} ${outcome}`;
    const sum = sums.get(key) ?? { runs: 0, restated: 0, rounded: 0, rejected: 0 };
    sums.set(key, {
      accountId,
      outcome,
      runs: sum.runs + runs,
      restated: sum.restated + restated,
      rounded: sum.rounded + rounded,
      rejected: sum.rejected + rejected,
    });
  }
  return [...sums.values()];
}
