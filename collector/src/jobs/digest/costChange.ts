import { fromUnits, sumDecimals, toUnits, type Decimal } from '../../domain/decimal.js';
import type { CostReportRow } from '../../store/costReport.js';

/** What one currency cost in a period, against the period before. null: nothing is known. */
export interface CostChange {
  readonly currency: string;
  readonly billedCost: Decimal | null;
  readonly previousCost: Decimal | null;
  /** null where one of both is not known. */
  readonly change: Decimal | null;
  /** The part of the cost whose days are not final yet. */
  readonly notFinalCost: Decimal;
  readonly unpricedCharges: number;
  readonly accounts: Movers;
  readonly models: Movers;
}

/** What rose or fell most. What is told and all others add up to the change of the currency. */
export interface Movers {
  readonly told: readonly Mover[];
  readonly others: { readonly count: number; readonly change: Decimal };
}

export interface Mover {
  readonly name: string;
  readonly billedCost: Decimal;
  readonly previousCost: Decimal;
  readonly change: Decimal;
}

/** The lines of `aicost report` for one period. */
export interface PeriodCosts {
  /** Every account was read over all of it: a currency without a line cost nothing. */
  readonly isWhole: boolean;
  readonly accounts: readonly CostReportRow[];
  readonly models: readonly CostReportRow[];
}

const MOST_TOLD = 5;

/** One entry a currency, because currencies are never added up; in their alphabetical order. */
export function costChanges(now: PeriodCosts, before: PeriodCosts): CostChange[] {
  const currencies = new Set([...now.accounts, ...before.accounts].map(({ currency }) => currency));
  return [...currencies].sort().map((currency) => changeIn(currency, now, before));
}

function changeIn(currency: string, now: PeriodCosts, before: PeriodCosts): CostChange {
  const own = now.accounts.filter((row) => row.currency === currency);
  const billedCost = costOf(own, now.isWhole);
  const previousCost = costOf(
    before.accounts.filter((row) => row.currency === currency),
    before.isWhole,
  );
  return {
    ...{ currency, billedCost, previousCost },
    change: billedCost === null || previousCost === null ? null : difference(billedCost, previousCost),
    notFinalCost: sumDecimals(own.flatMap(({ notFinalCost }) => amount(notFinalCost))),
    unpricedCharges: own.reduce((sum, row) => sum + row.unpricedCharges, 0),
    accounts: moversOf(currency, now.accounts, before.accounts, ({ account }) => account),
    models: moversOf(currency, now.models, before.models, modelName),
  };
}

function modelName({ value, service }: CostReportRow): string {
  return `${value === '' ? 'no model' : value} (${service})`;
}

function moversOf(
  currency: string,
  now: readonly CostReportRow[],
  before: readonly CostReportRow[],
  nameOf: (row: CostReportRow) => string,
): Movers {
  const [costs, previous] = [now, before].map((rows) => costsByName(rows, currency, nameOf)) as [Costs, Costs];
  const movers = [...new Set([...costs.keys(), ...previous.keys()])].map((name): Mover => {
    const [billedCost, previousCost] = [sumDecimals(costs.get(name) ?? []), sumDecimals(previous.get(name) ?? [])];
    return { name, billedCost, previousCost, change: difference(billedCost, previousCost) };
  });
  const moved = movers.filter(({ change }) => toUnits(change) !== 0n).sort(mostMoved);
  const others = moved.slice(MOST_TOLD);
  return {
    told: moved.slice(0, MOST_TOLD),
    others: { count: others.length, change: sumDecimals(others.map(({ change }) => change)) },
  };
}

type Costs = ReadonlyMap<string, Decimal[]>;

function costsByName(rows: readonly CostReportRow[], currency: string, nameOf: (row: CostReportRow) => string): Costs {
  const costs = new Map<string, Decimal[]>();
  for (const row of rows) {
    if (row.currency !== currency) continue;
    costs.set(nameOf(row), [...(costs.get(nameOf(row)) ?? []), ...amount(row.billedCost)]);
  }
  return costs;
}

function mostMoved(one: Mover, other: Mover): number {
  const difference = size(other.change) - size(one.change);
  return difference === 0n ? one.name.localeCompare(other.name) : difference > 0n ? 1 : -1;
}

function size(value: Decimal): bigint {
  const units = toUnits(value);
  return units < 0n ? -units : units;
}

function costOf(rows: readonly CostReportRow[], isWhole: boolean): Decimal | null {
  const amounts = rows.flatMap(({ billedCost }) => amount(billedCost));
  const isNothing = rows.length === 0 && isWhole;
  return amounts.length > 0 || isNothing ? sumDecimals(amounts) : null;
}

function amount(text: string | null): Decimal[] {
  return text === null ? [] : [text as Decimal];
}

function difference(one: Decimal, other: Decimal): Decimal {
  return fromUnits(toUnits(one) - toUnits(other));
}
