import { checkLedger, type LedgerFault, type LedgerFindings } from './checkLedger.js';
import { withTransaction, type Db, type Pool } from './db.js';

/** One time that the whole ledger was added up. */
export interface LedgerCheck extends LedgerFindings {
  /** By the database's clock, ISO 8601. */
  readonly checkedAt: string;
}

/** A night begins at two o'clock UTC: the day before is over everywhere, and few people ask for figures. */
const IS_DUE = `
select not exists (
  select from aicost.ledger_check as c
  where c.checked_at >= (date_trunc('day', aicost.now() at time zone 'UTC' - interval '2 hours') + interval '2 hours') at time zone 'UTC') as "isDue"`;

/** One collector adds up, the others leave it to that one. */
const TRY_LOCK = `select pg_try_advisory_xact_lock(hashtextextended('aicost:ledger-check', 0)) as "isOurs"`;

const SAVE = `
insert into aicost.ledger_check (checked_at, days, faults) values (aicost.now(), $1, $2)
returning check_id as "checkId", checked_at as "checkedAt"`;

const SAVE_FAULTS = `
insert into aicost.ledger_fault (check_id, account_id, stream, charge_date, charges, window_total, first_plus_revisions, rollup)
select $1, f."accountId", f.stream, f.day, f.charges, f."windowTotal", f."firstPlusRevisions", f.rollup
from jsonb_to_recordset($2::jsonb) as f ("accountId" int, stream text, day date, charges numeric, "windowTotal" numeric, "firstPlusRevisions" numeric, rollup numeric)`;

/** Adds the ledger up and keeps what was found, in one transaction. */
export async function checkAndKeep(pool: Pool): Promise<LedgerCheck> {
  return withTransaction(pool, addUp);
}

/** `checkAndKeep` where nobody has done so since the night began and nobody is at it; else null. */
export async function checkWhenDue(pool: Pool): Promise<LedgerCheck | null> {
  return withTransaction(pool, async (tx) => {
    if ((await tx.query<{ isOurs: boolean }>(TRY_LOCK)).rows[0]?.isOurs !== true) return null;
    if ((await tx.query<{ isDue: boolean }>(IS_DUE)).rows[0]?.isDue !== true) return null;
    return addUp(tx);
  });
}

async function addUp(tx: Db): Promise<LedgerCheck> {
  const found = await checkLedger(tx);
  const [saved] = (await tx.query<{ checkId: string; checkedAt: string }>(SAVE, [found.days, found.faultCount])).rows;
  if (!saved) throw new Error('the database kept no check of the ledger');
  if (found.faults.length > 0) await tx.query(SAVE_FAULTS, [saved.checkId, JSON.stringify(found.faults)]);
  return { ...found, checkedAt: saved.checkedAt };
}

const LAST = `
select c.check_id as "checkId", c.checked_at as "checkedAt", c.days, c.faults as "faultCount"
from aicost.ledger_check as c order by c.check_id desc limit 1`;

const FAULTS = `
select f.account_id as "accountId", a.account_name as "accountName", f.stream, f.charge_date as "day", f.charges::text, f.window_total::text as "windowTotal",
       f.first_plus_revisions::text as "firstPlusRevisions", f.rollup::text
from aicost.ledger_fault as f
join aicost.account as a using (account_id)
where f.check_id = $1
order by f.charge_date, f.account_id, f.stream
limit $2`;

/** The last check with at most so many of its faults; null before the first one. */
export async function lastLedgerCheck(db: Db, maxFaults: number): Promise<LedgerCheck | null> {
  const [check] = (await db.query<Omit<LedgerCheck, 'faults'> & { checkId: string }>(LAST)).rows;
  if (!check) return null;
  const { checkId, ...rest } = check;
  const isGood = check.faultCount === 0;
  return { ...rest, faults: isGood ? [] : (await db.query<LedgerFault>(FAULTS, [checkId, maxFaults])).rows };
}

/** Whether the last check found that window `w` does not add up: whoever writes it next then compares every row. */
export const IS_DAMAGED = `exists (
  select from aicost.ledger_fault as f
  where f.check_id = (select max(c.check_id) from aicost.ledger_check as c)
    and f.account_id = w.account_id and f.stream = w.stream and f.charge_date = w.charge_date)`;
