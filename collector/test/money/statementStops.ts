import { addDays } from '../../src/domain/day.js';
import type { CollectorError } from '../../src/errors.js';
import { databaseError } from '../../src/store/db.js';
import type { FakeProvider } from '../fakeProvider/server.js';
import { cloneOf } from './clones.js';
import { noCollectorConnected, startCollectorProcess } from './collectorProcess.js';
import { ledgerFaults } from './ledgerFaults.js';
import { revisionTexts, torn, windowTexts } from './ledgerText.js';
import { Simulation, type SimulationDatabase } from './simulation.js';
import { ANTHROPIC, TODAY } from './smallWorld.js';
import { startStatementProxy, type Fate, type Statement } from './statementProxy.js';

const BACKFILL = addDays(TODAY, -2);
const DAYS = { first: BACKFILL, last: TODAY };

/** A process that is killed with SIGKILL, or a connection that is cut under a collector that lives on. */
export type How = 'kill' | 'cut';

export interface StopResult {
  /** The statement at which the collector was stopped; null: it ended by itself before. */
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
    await clean.collector().sync(ANTHROPIC, { days: DAYS });
    const site = new StopSite(
      origin,
      before,
      await windowTexts(clean.database.pool),
      await revisionTexts(clean.database.pool),
    );
    await clean[Symbol.asyncDispose]();
    return site;
  }

  /** Stops a collector at its nth statement, looks at what stands, and lets another one finish. */
  async stopAt(number: number, fate: Fate, how: How): Promise<StopResult> {
    await using simulation = await reopened(this.origin.provider, await cloneOf(this.origin.database.url));
    const { pool } = simulation.database;
    let kill = (): void => undefined;
    let at: Statement | null = null;
    await using proxy = await startStatementProxy(simulation.database.url, {
      fateOf: (statement) => (statement.number === number ? fate : 'pass'),
      onStop: (statement) => {
        at = statement;
        kill();
      },
    });
    const wrong: string[] = [];
    if (how === 'cut') {
      const cut = simulation.collector({ databaseUrl: proxy.url });
      // The list of accounts is read before the sync begins.
      const failure = await cut.sync(ANTHROPIC, { days: DAYS }).then(({ error }) => error, databaseError);
      if (failure !== null && (failure as CollectorError).code !== 'DATABASE_UNAVAILABLE')
        wrong.push(String((failure as CollectorError).message));
    } else {
      const child = startCollectorProcess(simulation, { accounts: [ANTHROPIC], days: DAYS, databaseUrl: proxy.url });
      kill = () => child.signal('SIGKILL');
      const { signal, errors } = await child.ended;
      if (signal === null && errors !== '') wrong.push(errors);
    }
    await noCollectorConnected(pool);
    wrong.push(...torn(await windowTexts(pool), this.before, this.windows), ...(await ledgerFaults(pool)));
    const { error } = await simulation.collector().sync(ANTHROPIC, { days: DAYS });
    if (error) wrong.push(error.message);
    wrong.push(...(await this.#faultsInTheEnd(simulation)));
    const where = at === null ? 'the end' : (at as Statement).sql.trim().slice(0, 60);
    return { at, wrong: wrong.map((fault) => `${how}, ${fate} ${number} (${where}): ${fault}`) };
  }

  async #faultsInTheEnd(simulation: Simulation): Promise<string[]> {
    const { pool } = simulation.database;
    const now = await windowTexts(pool);
    const wrong = [...this.windows].flatMap(([window, text]) =>
      now.get(window) === text ? [] : [`${window} is not what a clean sync makes`],
    );
    if (JSON.stringify(await revisionTexts(pool)) !== JSON.stringify(this.revisions))
      wrong.push('the revisions are not those of a clean sync');
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

/** Stops at one statement after another, until a collector ends by itself. `every`: leaves out the statements in between. */
export async function stopEverywhere(
  site: StopSite,
  fate: Fate,
  how: How,
  every = 1,
): Promise<{ statements: number; stops: number; wrong: string[] }> {
  const wrong: string[] = [];
  let stops = 0;
  for (let number = every; ; number += every) {
    const result = await site.stopAt(number, fate, how);
    wrong.push(...result.wrong);
    if (result.at === null) return { statements: number - every, stops, wrong };
    stops += 1;
  }
}
