import { addDays, type Day } from '../src/domain/day.js';
import { databaseNow } from '../src/store/db.js';
import { replaceWindows } from '../src/store/replaceWindows.js';
import { SeriesIndex } from '../src/store/seriesIndex.js';
import type { BenchDatabase } from './benchDatabase.js';
import { syntheticWindows } from './syntheticCharges.js';

const BATCH_DAYS = 20;

/** Stores `days` x `rowsPerDay` charges of one account, the way a sync does. */
export async function fillLedger({ pool }: BenchDatabase, firstDay: Day, days: number, rowsPerDay: number) {
  await pool.query(`insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
                    values ('bench', 'openai', 'OpenAI', 'config', '2025-01-01')`);
  const series = new SeriesIndex();
  for (let from = 0; from < days; from += BATCH_DAYS) {
    const windows = syntheticWindows(addDays(firstDay, from), BATCH_DAYS, rowsPerDay, from);
    const request = { accountId: 1, stream: 'costs', runId: '1', endpoint: 'bench', restatementDays: 7, windows };
    await replaceWindows(pool, series, { ...request, fetchedAt: await databaseNow(pool) });
  }
  await pool.query('vacuum analyze');
}
