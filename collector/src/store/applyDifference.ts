import pg from 'pg';
import { OWN_STREAMS } from '../domain/charge.js';
import type { Day } from '../domain/day.js';
import { copyField, copyIn, copyOut } from './copy.js';
import type { Transaction } from './db.js';
import { findDifference, isUnitChange, type RowChange } from './findDifference.js';
import { billedCostOf, type WindowPayload } from './windowPayload.js';

const CREATE_DIFFERENCE = `
create temp table if not exists charge_difference (
  kind text not null, old_cost numeric(24,12), billed_cost_raw text not null, charge_date date not null, series_id int not null,
  charge_period_start timestamptz not null, charge_period_end timestamptz not null,
  billed_cost numeric(24,12), list_cost numeric(24,12), consumed_quantity numeric(24,12)
) on commit delete rows`;

/** An estimate of a day that still runs grows with every report; that is no restatement. */
const RECORD_REVISIONS = `
insert into aicost.charge_revision (account_id, stream, charge_date, series_id, charge_period_start, old_cost, new_cost, finality_before, run_id, recorded_at)
select $1, $2, d.charge_date, d.series_id, d.charge_period_start, d.old_cost, case when d.kind <> 'vanished' then d.billed_cost end, w.finality, $3, $4
from charge_difference as d
join aicost.charge_window as w on w.account_id = $1 and w.stream = $2 and w.charge_date = d.charge_date
where d.old_cost is distinct from case when d.kind <> 'vanished' then d.billed_cost end
  and (w.finality <> 'provisional' or $2 <> '${OWN_STREAMS.estimate}')`;

const REMOVE_VANISHED = `
delete from aicost.charge as c using charge_difference as d
where d.kind = 'vanished' and c.account_id = $1 and c.stream = $2
  and c.charge_date = d.charge_date and c.series_id = d.series_id and c.charge_period_start = d.charge_period_start`;

const WRITE_CHANGED = `
insert into aicost.charge as c (
  account_id, stream, charge_date, series_id, charge_period_start, charge_period_end, billed_cost, list_cost, consumed_quantity, billed_cost_raw, revision, run_id)
select $1, $2, charge_date, series_id, charge_period_start, charge_period_end, billed_cost, list_cost, consumed_quantity, billed_cost_raw, 0, $3
from charge_difference where kind <> 'vanished'
on conflict (charge_date, account_id, stream, series_id, charge_period_start) do update
set charge_period_end = excluded.charge_period_end, billed_cost = excluded.billed_cost, list_cost = excluded.list_cost,
    consumed_quantity = excluded.consumed_quantity, billed_cost_raw = excluded.billed_cost_raw,
    revision = c.revision + 1, run_id = excluded.run_id`;

export interface Difference {
  /** Amounts that are not what they were: restated, appeared or vanished. */
  readonly amountsRestated: number;
  /** Days left as they were, because all their amounts moved by a factor of 100. */
  readonly unitSuspects: readonly Day[];
}

/**
 * Makes the stored charges of already read windows equal to the payloads by writing only what differs, and records
 * each changed amount. The stored rows are read back and compared here, so an unchanged row costs no write at all.
 * `mayChangeUnit`: a person may well multiply everything by a hundred, and may know that the provider did.
 */
export async function applyDifference(
  tx: Transaction,
  windows: readonly WindowPayload[],
  write: { readonly accountId: number; readonly stream: string; readonly runId: string; readonly fetchedAt: string },
  mayChangeUnit = false,
): Promise<Difference> {
  const stored = await storedContents(
    tx,
    write.accountId,
    write.stream,
    windows.map((window) => window.day),
  );
  const unitSuspects: Day[] = [];
  const lines: string[] = [];
  for (const payload of windows) {
    const storedHere = stored.get(payload.day) ?? new Set<string>();
    const changes = findDifference(payload, storedHere);
    if (!mayChangeUnit && isUnitChange(changes) && unchangedAmounts(payload, changes) === 0)
      unitSuspects.push(payload.day);
    else for (const change of changes) lines.push(differenceLine(payload.day, change));
  }
  if (lines.length === 0) return { amountsRestated: 0, unitSuspects };
  await tx.query(CREATE_DIFFERENCE);
  // A transaction may come here twice: a bill that arrives also withdraws the estimate of its day.
  await tx.query('truncate charge_difference');
  await copyIn(tx, 'charge_difference', lines);
  // Without statistics the planner would look through all charges of the account for each difference.
  await tx.query('analyze charge_difference');
  const revisions = await tx.query(RECORD_REVISIONS, [write.accountId, write.stream, write.runId, write.fetchedAt]);
  await tx.query(REMOVE_VANISHED, [write.accountId, write.stream]);
  await tx.query(WRITE_CHANGED, [write.accountId, write.stream, write.runId]);
  return { amountsRestated: revisions.rowCount ?? 0, unitSuspects };
}

/** The stored rows of some windows, in the form of `WindowPayload.contents`. */
async function storedContents(
  tx: Transaction,
  accountId: number,
  stream: string,
  days: readonly Day[],
): Promise<Map<string, Set<string>>> {
  const contents = new Map<string, Set<string>>();
  const query = `
    select charge_date, series_id, charge_period_start, charge_period_end, trim_scale(billed_cost), trim_scale(list_cost), trim_scale(consumed_quantity)
    from aicost.charge
    where account_id = ${Number(accountId)} and stream = ${pg.escapeLiteral(stream)}
      and charge_date = any(${pg.escapeLiteral(`{${days.join(',')}}`)}::date[])`;
  await copyOut(tx, query, (line) => {
    const day = line.slice(0, 10);
    const rows = contents.get(day) ?? new Set<string>();
    rows.add(line.slice(11));
    contents.set(day, rows);
  });
  return contents;
}

function unchangedAmounts(payload: WindowPayload, changes: readonly RowChange[]): number {
  const changed = new Set(changes.map((change) => change.content));
  return payload.contents.filter((content) => !changed.has(content) && (billedCostOf(content) ?? '0') !== '0').length;
}

function differenceLine(day: Day, change: RowChange): string {
  return `${change.kind}\t${change.oldCost ?? '\\N'}\t${copyField(change.rawCost)}\t${day}\t${change.content}\n`;
}
