import './errorsOfNode.js';
import { deepEqual } from 'node:assert/strict';
import { connectors } from '../../src/connectors/registry.js';
import { eachDay, type Day } from '../../src/domain/day.js';
import { ensureAccount } from '../../src/store/accounts.js';
import { testDatabase, type TestDatabase } from '../database.js';
import type { SimulatedAccount, World } from '../fakeProvider/world.js';
import { startFakeProvider, type FakeProvider } from '../fakeProvider/server.js';
import { startCollector, type SimulatedCollector, type CollectorOptions } from './simulatedCollector.js';
import { smallWorld, TODAY } from './smallWorld.js';

export interface SimulationOptions {
  readonly world?: World;
  /** The instant at which provider and database live. */
  readonly asOf?: string;
  readonly backfillFrom?: Day;
  /** A provider that somebody else ends; without it, a new one. */
  readonly provider?: FakeProvider;
  /** A migrated database; without it, a new one of the test server. */
  readonly database?: SimulationDatabase;
}

export type SimulationDatabase = Pick<TestDatabase, 'url' | 'pool' | 'drop'>;

/** A simulated provider, an empty ledger and any number of collectors between them, all living at the same instant. */
export class Simulation implements AsyncDisposable {
  readonly #collectors: SimulatedCollector[] = [];
  #offsetMs: number;

  private constructor(
    readonly provider: FakeProvider,
    readonly database: SimulationDatabase,
    readonly accounts: readonly SimulatedAccount[],
    readonly backfillFrom: Day,
    private now: string,
    private readonly isOurProvider: boolean,
  ) {
    this.#offsetMs = Date.parse(now) - Date.now();
  }

  static async start(options: SimulationOptions = {}): Promise<Simulation> {
    const { world = smallWorld(), asOf = `${TODAY}T12:00:00Z`, backfillFrom = '2026-11-14' as Day } = options;
    const [provider, database] = await Promise.all([
      options.provider ?? startFakeProvider({ world, asOf }),
      options.database ?? testDatabase(),
    ]);
    for (const { name, provider: serviceId } of world.accounts) {
      const connector = connectors.find(({ id }) => id === serviceId);
      if (!connector) throw new Error(`no connector ${serviceId}`);
      await ensureAccount(database.pool, {
        accountName: name,
        serviceId,
        serviceProviderName: connector.serviceProviderName,
        origin: 'config',
        backfillFrom,
      });
    }
    return new Simulation(provider, database, world.accounts, backfillFrom, asOf, options.provider === undefined);
  }

  get asOf(): string {
    return this.now;
  }

  get today(): Day {
    return this.now.slice(0, 10) as Day;
  }

  /** Moves provider and database to another instant; collectors started from now on live there. */
  travelTo(asOf: string): void {
    this.now = asOf;
    this.#offsetMs = Date.parse(asOf) - Date.now();
    this.provider.setClock(asOf);
  }

  /** What `aicost.clock_offset` must be for the database to live at the simulation's instant; from there time flows. */
  get clockOffset(): string {
    return `${this.#offsetMs} milliseconds`;
  }

  collector(options: CollectorOptions = {}): SimulatedCollector {
    const started = startCollector(this, options);
    this.#collectors.push(started);
    return started;
  }

  account(name: string): SimulatedAccount {
    const found = this.accounts.find((account) => account.name === name);
    if (!found) throw new Error(`no account ${name}`);
    return found;
  }

  /** The ledger holds, to the last digit, what the provider publishes now of every day since the backfill. */
  async expectTruth(...names: string[]): Promise<void> {
    deepEqual(await this.differencesFromTruth(names.length > 0 ? names : this.accounts.map(({ name }) => name)), []);
  }

  /** One line for every account and day that is not what the provider publishes. */
  async differencesFromTruth(names: readonly string[]): Promise<string[]> {
    const days = eachDay(this.backfillFrom, this.today);
    const different: string[] = [];
    for (const name of names) {
      const stored = await this.#storedDays(name);
      for (const day of days) {
        const truth = this.provider.truth(name, day);
        const row = stored.get(day) ?? { cost: '0', tokens: '0', requests: '0' };
        const requests = truth.requests === null ? row.requests : truth.requests;
        const [is, should] = [
          `${row.cost} ${row.tokens} ${row.requests}`,
          `${truth.billedCost} ${truth.tokens} ${requests}`,
        ];
        if (is !== should) different.push(`${name} ${day}: ${is} is stored, ${should} is true`);
      }
    }
    return different;
  }

  async #storedDays(name: string): Promise<Map<string, { cost: string; tokens: string; requests: string }>> {
    const { rows } = await this.database.pool.query<{ day: string; cost: string; tokens: string; requests: string }>(
      `select day::text, trim_scale(coalesce(sum(billed_cost), 0))::text as cost, trim_scale(coalesce(sum(tokens), 0))::text as tokens,
              trim_scale(coalesce(sum(requests), 0))::text as requests
       from report.daily_cost where account_name = $1 group by 1`,
      [name],
    );
    return new Map(rows.map((row) => [row.day, row]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#collectors.map((collector) => collector.close()));
    if (this.isOurProvider) await this.provider.close();
    await this.database.drop();
  }
}
