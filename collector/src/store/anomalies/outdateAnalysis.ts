import type { Db } from '../db.js';

const OUTDATE = `update aicost.analysis_state as s set ledger_mark = '' where $1::int is null or s.account_id = $1`;

/** Has an account, or (null) every one, analysed again at the next wake-up, although its ledger has not changed. */
export async function outdateAnalysis(tx: Db, accountId: number | null): Promise<void> {
  await tx.query(OUTDATE, [accountId]);
}
