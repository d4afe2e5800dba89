import { setTimeout as sleep } from 'node:timers/promises';
import { noChildConnected, startCollectorProcess } from './collectorProcess.js';
import { seeded } from './random.js';
import { TwoLedgers } from './twoLedgers.js';

export interface KillLoopResult {
  /** Collectors that were killed while they were syncing. */
  readonly kills: number;
  /** Collectors that were faster than their killer. */
  readonly survivors: number;
  /** One line for each window that was wrong after a kill or in the end. */
  readonly wrong: string[];
  readonly seconds: number;
}

const RESTATED_EVERY = 2;
/** Some kills come just after the usual end. */
const OVERTIME = 1.05;

/** Kills collectors with SIGKILL at random moments of their sync, and looks at the ledger after each. */
export async function killLoop(kills: number, seed: number): Promise<KillLoopResult> {
  const begin = performance.now();
  const random = seeded(seed);
  await using ledgers = await TwoLedgers.open();
  const { simulation, accounts, days } = ledgers;
  const { pool } = simulation.database;
  const wrong: string[] = [];
  let survivors = 0;
  let killed = 0;
  let usualMs = 0;
  for (let round = 0; killed < kills; round += 1) {
    if (round % RESTATED_EVERY === 0) ledgers.restate(random);
    await ledgers.prepare();
    const child = startCollectorProcess(simulation, { accounts, days });
    if (!(await child.ready)) throw new Error(`the collector did not start: ${(await child.ended).errors}`);
    const started = performance.now();
    // The first one runs to its end, to learn how long that takes.
    if (round > 0) await Promise.race([sleep(random() * usualMs * OVERTIME), child.ended]);
    if (round > 0) child.signal('SIGKILL');
    const { signal, errors } = await child.ended;
    if (signal === 'SIGKILL') killed += 1;
    else if (errors !== '') wrong.push(errors);
    else if (round === 0) usualMs = performance.now() - started;
    else survivors += 1;
    await noChildConnected(pool);
    wrong.push(...(await ledgers.faults()).map((fault) => `round ${round}: ${fault}`));
  }
  const last = startCollectorProcess(simulation, { accounts, days });
  const { reports } = await last.ended;
  wrong.push(...reports.flatMap(({ error }) => (error ? [error.message] : [])), ...(await ledgers.faultsInTheEnd()));
  return { kills: killed, survivors, wrong, seconds: Math.round((performance.now() - begin) / 100) / 10 };
}
