import { setTimeout as sleep } from 'node:timers/promises';
import { noCollectorConnected, startCollectorProcess, type CollectorProcess } from './collectorProcess.js';
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
  const wrong: string[] = [];
  let [killed, survivors] = [0, 0];
  // The first one runs to its end, to learn how long that takes.
  let usualMs = Infinity;
  let child = start(ledgers);
  for (let round = 0; killed < kills; round += 1) {
    if (round % RESTATED_EVERY === 0) ledgers.restate(random);
    await ledgers.prepare();
    const { signal, ms } = await killAfter(child, random() * usualMs * OVERTIME);
    if (signal === 'SIGKILL') killed += 1;
    else survivors += 1;
    usualMs = Math.min(usualMs, signal === 'SIGKILL' ? Infinity : ms);
    await noCollectorConnected(ledgers.simulation.database.pool);
    child = start(ledgers);
    wrong.push(...(await ledgers.faults()).map((fault) => `round ${round}: ${fault}`));
  }
  await killAfter(child, Infinity);
  wrong.push(...(await ledgers.faultsInTheEnd()).map((fault) => `in the end: ${fault}`));
  return {
    kills: killed,
    survivors: survivors - 1,
    wrong,
    seconds: Math.round((performance.now() - begin) / 100) / 10,
  };
}

function start({ simulation, accounts, days }: TwoLedgers): CollectorProcess {
  return startCollectorProcess(simulation, { accounts, days, hold: true });
}

/** Lets a collector run for some milliseconds at most. */
async function killAfter(
  child: CollectorProcess,
  milliseconds: number,
): Promise<{ signal: string | null; ms: number }> {
  await child.ready;
  const begin = performance.now();
  child.begin();
  await Promise.race([Number.isFinite(milliseconds) ? sleep(milliseconds) : child.ended, child.ended]);
  child.signal('SIGKILL');
  const { signal, code, errors, reports } = await child.ended;
  const failed = reports.flatMap(({ error }) => (error ? [error.message] : []));
  if (signal !== 'SIGKILL' && (code !== 0 || failed.length > 0))
    throw new Error(`a collector failed by itself: ${errors}${failed.join(', ')}`);
  return { signal, ms: performance.now() - begin };
}
