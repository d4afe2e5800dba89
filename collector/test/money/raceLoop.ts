import { setTimeout as sleep } from 'node:timers/promises';
import { startCollectorProcess, type CollectorProcess } from './collectorProcess.js';
import { seeded } from './random.js';
import { TwoLedgers } from './twoLedgers.js';

export interface RaceOptions {
  readonly rounds: number;
  /** Collectors in each round, in turn. */
  readonly collectors: readonly number[];
  /** One collector is stopped in the middle for so long, while the provider restates and the others go on. */
  readonly sleepMs?: number;
  readonly seed: number;
}

const USUAL_MS = 300;

/** Several collectors, each a process of its own, read the same days at the same time. */
export async function raceLoop({
  rounds,
  collectors,
  sleepMs,
  seed,
}: RaceOptions): Promise<{ rounds: number; wrong: string[] }> {
  const random = seeded(seed);
  await using ledgers = await TwoLedgers.open();
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ledgers.restate(random);
    const racers = Array.from({ length: collectors[round % collectors.length] ?? 2 }, () => start(ledgers));
    await Promise.all(racers.map(async ({ ready }) => ready));
    if (sleepMs === undefined) for (const racer of racers) racer.begin();
    else await sleepInTheMiddle(ledgers, racers, random, sleepMs);
    for (const { ended } of racers) {
      const { code, errors, reports } = await ended;
      if (code !== 0) wrong.push(`round ${round}: ${errors}`);
      wrong.push(...reports.flatMap(({ error }) => (error ? [`round ${round}: ${error.message}`] : [])));
    }
    await ledgers.prepare();
    wrong.push(...(await ledgers.faultsInTheEnd()).map((fault) => `round ${round}: ${fault}`));
  }
  return { rounds, wrong };
}

function start({ simulation, accounts, days }: TwoLedgers): CollectorProcess {
  return startCollectorProcess(simulation, { accounts, days, hold: true });
}

/** The first racer falls asleep with what it has read so far, and wakes up when that may be out of date. */
async function sleepInTheMiddle(
  ledgers: TwoLedgers,
  [first, ...others]: CollectorProcess[],
  random: () => number,
  sleepMs: number,
): Promise<void> {
  first?.begin();
  await sleep(random() * USUAL_MS);
  first?.signal('SIGSTOP');
  ledgers.restate(random);
  for (const other of others) other.begin();
  await sleep(sleepMs);
  first?.signal('SIGCONT');
}
