import { OWN_STREAMS } from '../domain/charge.js';
import type { Db } from './db.js';

const FINISH = `
update aicost.charge_window as w set finality = 'final'
where w.stream = any($1) and w.finality = 'provisional' and w.charge_date < (aicost.now() at time zone 'UTC')::date`;

/** What people, files and estimates said of a day that is over by now is final: nobody reads it again to find out. */
export async function finishOwnDays(db: Db): Promise<void> {
  await db.query(FINISH, [Object.values(OWN_STREAMS)]);
}
