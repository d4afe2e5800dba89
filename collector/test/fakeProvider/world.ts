import type { Day } from '../../src/domain/day.js';
import { decimal, toUnits, type Decimal } from '../../src/domain/decimal.js';
import type { AccountSpec, Meter, PriceList, PriceStep, Workload } from './account.js';
import { demoAccounts } from './demo/demoAccounts.js';
import { demoPrices } from './demo/prices.js';
import { withRowsPerDay } from './loadAccount.js';

/** A change that a person orders: the published amounts of a day times a factor, in the first `rows` rows or all. */
export interface Restatement {
  readonly account: string;
  readonly day: Day;
  readonly factor: Decimal;
  readonly rows: number | null;
}

/** A workload with its meters and what a unit costs, in 10^-12 USD; steps are in the order of their days. */
export interface PricedWorkload {
  readonly workload: Workload;
  readonly meters: readonly Meter[];
  readonly perRequest: readonly number[];
  readonly prices: readonly { readonly from: Day; readonly units: readonly bigint[] }[];
}

export interface SimulatedAccount extends AccountSpec {
  readonly priced: readonly PricedWorkload[];
}

/** Everything the simulated providers know. Immutable: a restatement gives a new world. */
export interface World {
  readonly seed: string;
  readonly today: Day;
  readonly accounts: readonly SimulatedAccount[];
  readonly restatements: readonly Restatement[];
}

export interface WorldOptions {
  readonly seed: string | number;
  /** The day that the history leads up to; days after it go on with the same rules. */
  readonly today: Day;
  readonly accounts?: readonly AccountSpec[];
  readonly prices?: PriceList;
  /** For load tests: about so many cost rows per account and day. */
  readonly rowsPerDay?: number;
}

/** A world; without `accounts` the six of the demo. The same options give the same bytes for ever. */
export function createWorld(options: WorldOptions): World {
  const prices = options.prices ?? demoPrices(options.today);
  const { rowsPerDay } = options;
  const specs = options.accounts ?? demoAccounts(options.today);
  const sized = rowsPerDay === undefined ? specs : specs.map((spec) => withRowsPerDay(spec, rowsPerDay));
  const accounts = sized.map((spec) => ({
    ...spec,
    priced: spec.workloads.map((workload) => priceWorkload(workload, prices)),
  }));
  return { seed: String(options.seed), today: options.today, accounts, restatements: [] };
}

export function withRestatement(world: World, restatement: Restatement): World {
  accountOf(world, restatement.account);
  return { ...world, restatements: [...world.restatements, restatement] };
}

export function accountOf(world: World, name: string): SimulatedAccount {
  const found = world.accounts.find((account) => account.name === name);
  if (!found) throw new RangeError(`no simulated account called ${JSON.stringify(name)}`);
  return found;
}

function priceWorkload(workload: Workload, prices: PriceList): PricedWorkload {
  const steps = prices[workload.price];
  if (!steps) throw new RangeError(`no price for ${JSON.stringify(workload.price)}`);
  const meters = Object.keys(workload.perRequest) as Meter[];
  return {
    workload,
    meters,
    perRequest: meters.map((meter) => workload.perRequest[meter] ?? 0),
    prices: steps.map((step) => ({ from: step.from, units: meters.map((meter) => unitPrice(step, meter)) })),
  };
}

function unitPrice(step: PriceStep, meter: Meter): bigint {
  return toUnits(decimal(step.perMillion[meter] ?? '0')) / 1_000_000n;
}
