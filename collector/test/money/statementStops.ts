import { addDays } from '../../src/domain/day.js';
import type { FakeProvider } from '../fakeProvider/server.js';
import { cloneOf } from './clones.js';
import { noChildConnected, startCollectorProcess } from './collectorProcess.js';
import { ledgerFaults } from './ledgerFaults.js';
import { revisionTexts, torn, windowTexts } from './ledgerText.js';
import { Simulation, type SimulationDatabase } from './simulation.js';
import { ANTHROPIC, TODAY } from './smallWorld.js';
import { startStatementProxy, type Fate, type Statement } from './statementProxy.js';

const BACKFILL = addDays(TODAY, -2);

export interface StopResult {
  /** The statement at which the collector was killed; null: it ended by itself before. */
  readonly at: Statement | null;
  readonly wrong: string[];
}

/**
 * A ledger in which the next sync finds one new day, one restated day and one that stands, to be copied for every
 * statement of that sync. `windows` and `revisions`: what a sync that nobody disturbs makes of it.
 */
export class StopSite implements AsyncDisposable {
  private constructor(
    private readonly origin: Simulation,
    private readonly before: Map<string, string>,
    private readonly windows: Map<string, string>,
    private readonly revisions: string[],
  ) {}

  static async open(): Promise<StopSite> {
    const origin = await Simulation.start({ backfillFrom: BACKFILL });
    const collector = origin.collector();
    await collector.sync(ANTHROPIC, { days: { first: BACKFILL, last: addDays(TODAY, -1) } });
    origin.provider.restate(ANTHROPIC, addDays(TODAY, -1), '1.5', 2);
    const before = await windowTexts(origin.database.pool);
    await collector.close();
    const clean = await reopened(origin.provider, await cloneOf(origin.database.url));
    await clean.collector().sync(ANTHROPIC, { days: clean.collector().allDays() });
    const site = new StopSite(origin, before, await windowTexts(clean.database.pool), await revisionTexts(clean.database.pool));
    await clean[Symbol.asyncDispose]();
    return site;
  }

  /** Kills a collector at its nth statement, looks at what stands, and lets another one finish. */
  async stopAt(number: number, fate: Fate): Promise<StopResult> {
    await using simulation = await reopened(this.origin.provider, await cloneOf(this.origin.database.url));
    const { pool } = simulation.database;
    const days = { first: BACKFILL, last: TODAY };
    let kill = (): void => undefined;
    let at: Statement | null = null;
    await using proxy = await startStatementProxy(simulation.database.url, {
      fateOf: (statement) => (statement.number === number ? fate : 'pass'),
      onStop: (statement) => {
        at = statement;
        kill();
      },
    });
    const child = startCollectorProcess(simulation, { accounts: [ANTHROPIC], days, databaseUrl: proxy.url });
    kill = () => child.signal('SIGKILL');
    const { signal, errors } = await child.ended;
    const wrong = signal === null && errors !== '' ? [errors] : [];
    await noChildConnected(pool);
    wrong.push(...torn(await windowTexts(pool), this.before, this.windows), ...(await ledgerFaults(pool)));
    const { error } = await simulation.collector().sync(ANTHROPIC, { days });
    if (error) wrong.push(error.message);
    wrong.push(...(await this.#faultsInTheEnd(simulation)));
    return { at, wrong: wrong.map((fault) => `${fate} ${number} (${at === null ? 'end' : (at as Statement).sql.trim().slice(0, 60)}): ${fault}`) };
  }

  async #faultsInTheEnd(simulation: Simulation): Promise<string[]> {
    const { pool } = simulation.database;
    const now = await windowTexts(pool);
    const wrong = [...this.windows].flatMap(([window, text]) => (now.get(window) === text ? [] : [`${window} is not what a clean sync makes`]));
    if (JSON.stringify(await revisionTexts(pool)) !== JSON.stringify(this.revisions)) wrong.push('the revisions are not those of a clean sync');
    return [...wrong, ...(await ledgerFaults(pool)), ...(await simulation.differencesFromTruth([ANTHROPIC]))];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.origin[Symbol.asyncDispose]();
  }
}

async function reopened(provider: FakeProvider, database: SimulationDatabase): Promise<Simulation> {
  // Later than everything that stands in the copy.
  return Simulation.start({ provider, database, backfillFrom: BACKFILL, asOf: `${TODAY}T13:00:00Z` });
}

/** Stops at every statement, one after another, until a collector ends by itself. */
export async function stopEverywhere(site: StopSite, fate: Fate): Promise<{ statements: number; wrong: string[] }> {
  const wrong: string[] = [];
  for (let number = 1; ; number += 1) {
    const result = await site.stopAt(number, fate);
    wrong.push(...result.wrong);
    if (result.at === null) return { statements: number - 1, wrong };
  }
}
