import { setTimeout as sleep } from 'node:timers/promises';
import type { CollectorError } from '../../src/errors.js';
import { databaseError } from '../../src/store/db.js';
import { noCollectorConnected } from './collectorProcess.js';
import { seeded } from './random.js';
import { TwoLedgers } from './twoLedgers.js';

const TERMINATE = `
select pg_terminate_backend(pid) from pg_stat_activity
where datname = current_database() and application_name = 'aicost-sim' and state <> 'idle'`;
const ALLOWED = ['DATABASE_UNAVAILABLE'];

/** Ends the collector's busy database connections at random moments of its sync; a hit ended at least one. */
export async function terminateLoop(hits: number, seed: number): Promise<{ hits: number; wrong: string[] }> {
  const random = seeded(seed);
  await using ledgers = await TwoLedgers.open();
  const { pool } = ledgers.simulation.database;
  const collector = ledgers.simulation.collector();
  const wrong: string[] = [];
  let done = 0;
  for (let round = 0; done < hits; round += 1) {
    if (round % 2 === 0) ledgers.restate(random);
    await ledgers.prepare();
    let isRunning = true;
    // A connection may also be lost while the list of accounts is read, before any sync begins.
    const failures = collector.syncAll({ days: ledgers.days }).then(
      (reports) => reports.flatMap(({ error }) => error ?? []),
      (error: unknown) => [databaseError(error) as CollectorError],
    );
    void failures.finally(() => (isRunning = false));
    await sleep(random() * 150);
    for (let hit = 0; isRunning && hit === 0; await sleep(1)) {
      hit = (await pool.query(TERMINATE)).rowCount ?? 0;
      done += Math.min(hit, 1);
    }
    for (const { code, message } of await failures) if (!ALLOWED.includes(code)) wrong.push(`${code} ${message}`);
    await noCollectorConnected(pool);
    wrong.push(...(await ledgers.faults()).map((fault) => `round ${round}: ${fault}`));
  }
  await collector.syncAll({ days: ledgers.days });
  wrong.push(...(await ledgers.faultsInTheEnd()).map((fault) => `in the end: ${fault}`));
  return { hits: done, wrong };
}
