import { addDays } from '../../src/domain/day.js';
import { ledgerFaults } from './ledgerFaults.js';
import { revisionTexts, torn, windowTexts } from './ledgerText.js';
import { oneOf } from './random.js';
import type { SimulatedCollector } from './simulatedCollector.js';
import { Simulation } from './simulation.js';
import { TODAY } from './smallWorld.js';

const DAYS = 3;

/**
 * The ledger that is tormented and a second one at the same provider that only ever sees clean syncs: what the windows
 * of the first must look like, old or new, and in the end all new.
 */
export class TwoLedgers implements AsyncDisposable {
  readonly #cleanReader: SimulatedCollector;
  #before = new Map<string, string>();
  #after = new Map<string, string>();
  #isRestated = true;

  private constructor(
    readonly simulation: Simulation,
    private readonly clean: Simulation,
  ) {
    this.#cleanReader = clean.collector();
  }

  static async open(): Promise<TwoLedgers> {
    const backfillFrom = addDays(TODAY, 1 - DAYS);
    const simulation = await Simulation.start({ backfillFrom });
    return new TwoLedgers(simulation, await Simulation.start({ backfillFrom, provider: simulation.provider }));
  }

  get accounts(): string[] {
    return this.simulation.accounts.map(({ name }) => name);
  }

  get days(): ReturnType<SimulatedCollector['allDays']> {
    return this.#cleanReader.allDays();
  }

  /** The provider changes some amounts of some account and day. */
  restate(random: () => number): void {
    const factor = oneOf(['0.5', '1.1', '1.37', '2', '3'], random);
    const rows = oneOf([undefined, 1, 2], random);
    this.#isRestated = true;
    this.simulation.provider.restate(
      oneOf(this.accounts, random),
      addDays(TODAY, -Math.floor(random() * DAYS)),
      factor,
      rows,
    );
  }

  /** Notes what stands now and what a clean sync makes of it. */
  async prepare(): Promise<void> {
    this.#before = await windowTexts(this.simulation.database.pool);
    if (!this.#isRestated) return;
    for (const report of await this.#cleanReader.syncAll({ days: this.days })) {
      if (report.error) throw new Error(`the clean sync failed: ${report.error.message}`);
    }
    this.#after = await windowTexts(this.clean.database.pool);
    this.#isRestated = false;
  }

  /** What is wrong in the tormented ledger: windows that are neither old nor new, figures that do not agree. */
  async faults(): Promise<string[]> {
    const { pool } = this.simulation.database;
    return [...torn(await windowTexts(pool), this.#before, this.#after), ...(await ledgerFaults(pool))];
  }

  /** What is wrong after a sync that nobody disturbed: everything must be new. */
  async faultsInTheEnd(): Promise<string[]> {
    const { pool } = this.simulation.database;
    const now = await windowTexts(pool);
    const different = [...this.#after.keys(), ...now.keys()].filter(
      (window) => now.get(window) !== this.#after.get(window),
    );
    const untrue = await this.simulation.differencesFromTruth(this.accounts);
    return [...new Set(different), ...untrue, ...(await ledgerFaults(pool))];
  }

  /** The histories of both ledgers; equal only when neither missed a restatement. */
  async histories(): Promise<[string[], string[]]> {
    return [await revisionTexts(this.simulation.database.pool), await revisionTexts(this.clean.database.pool)];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.clean[Symbol.asyncDispose]();
    await this.simulation[Symbol.asyncDispose]();
  }
}
