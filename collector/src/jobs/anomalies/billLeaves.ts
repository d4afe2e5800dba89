import type { LeafCost } from '../../analysis/anomaly/explain/leaf.js';
import { fromUnits, toUnits, type Decimal } from '../../domain/decimal.js';
import { meterKind } from '../../domain/tokenKind.js';
import type { LedgerLine } from '../../store/anomalies/ledgerLines.js';
import type { Day } from '../../domain/day.js';
import { WEIGHT_PARTS } from './baseline.js';

/** How often each day counts, in twelfths; days that are not in it do not count. */
export type Weights = ReadonlyMap<Day, bigint>;

/**
 * The leaves of a bill before and after, ready to be compared. Money stands in lines of costs. Its quantity stands in
 * lines of usage of the same model, project, key and meter, or in the line of the cost itself; where neither is known on
 * both sides, it is null and nothing is made up. Where one bill does not tell keys, keys are left out of both.
 */
export function billLeaves(
  lines: readonly LedgerLine[],
  before: Weights,
  after: Weights,
): { before: LeafCost[]; after: LeafCost[] } {
  const knowsKeys = [before, after].every((weights) =>
    lines.some(({ measure, key, day }) => measure === 'cost' && key !== '' && weights.has(day)),
  );
  const leaves = new Map<string, Leaf>();
  for (const line of lines) {
    const dimensions = dimensionsOf(line, knowsKeys);
    const name = JSON.stringify(dimensions);
    const leaf = leaves.get(name) ?? { dimensions, before: nothing(), after: nothing() };
    add(leaf.before, line, before.get(line.day));
    add(leaf.after, line, after.get(line.day));
    leaves.set(name, leaf);
  }
  const priced = [...leaves.values()].filter((leaf) => leaf.before.isPriced || leaf.after.isPriced);
  const told = priced.map((leaf) => ({ leaf, ...counterOf(leaf) }));
  return {
    before: told.flatMap((one) => leafCost(one.leaf.dimensions, one.leaf.before, one)),
    after: told.flatMap((one) => leafCost(one.leaf.dimensions, one.leaf.after, one)),
  };
}

/** Sums of one side in 10^-12, times twelve. A quantity is null when it is not known of all that was paid for. */
interface Side {
  isPriced: boolean;
  cost: bigint;
  own: bigint | null;
  usage: bigint | null;
  ownUnit: string;
  usageUnit: string;
}

interface Leaf {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly before: Side;
  readonly after: Side;
}

function nothing(): Side {
  return { isPriced: false, cost: 0n, own: 0n, usage: null, ownUnit: '', usageUnit: '' };
}

function dimensionsOf({ account, model, project, key, meter }: LedgerLine, knowsKeys: boolean): Record<string, string> {
  const all = { account, model, project, key: knowsKeys ? key : '', tokenKind: tokenKindOf(meter) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The kind of tokens a meter counts, of cache writes also how long they last; other meters are their own kind. */
function tokenKindOf(meter: string): string {
  const kind = meterKind(meter);
  if (kind === 'other') return meter;
  const lifetime = kind === 'cache_write' ? /5m|1h/.exec(meter)?.[0] : undefined;
  return lifetime === undefined ? kind : `${kind}_${lifetime}`;
}

function add(side: Side, line: LedgerLine, weight: bigint | undefined): void {
  if (weight === undefined) return;
  const quantity = line.quantity === null ? null : toUnits(line.quantity) * weight;
  if (line.measure === 'usage') {
    if (quantity === null) return;
    side.usage = (side.usage ?? 0n) + quantity;
    side.usageUnit = line.unit.toLowerCase();
    return;
  }
  side.isPriced = true;
  side.cost += line.cost === null ? 0n : toUnits(line.cost) * weight;
  const unit = line.unit.toLowerCase();
  const isCounted = quantity !== null && (side.ownUnit === '' || side.ownUnit === unit);
  side.own = side.own === null || !isCounted ? null : side.own + quantity;
  side.ownUnit = unit;
}

type Counter = 'usage' | 'own' | 'none';

/** One way of counting for both sides, or none: two ways might not mean the same. */
function counterOf({ before, after }: Leaf): { counter: Counter; unit: string } {
  const sides = [before, after].filter(({ isPriced }) => isPriced);
  const unitOf = (units: readonly string[]): string | undefined =>
    new Set(units).size === 1 && units[0] !== '' ? units[0] : undefined;
  const usageUnit = unitOf(sides.map((side) => side.usageUnit));
  if (usageUnit !== undefined && sides.every(({ usage }) => usage !== null))
    return { counter: 'usage', unit: usageUnit };
  const ownUnit = unitOf(sides.map((side) => side.ownUnit));
  if (ownUnit !== undefined && sides.every(({ own }) => own !== null)) return { counter: 'own', unit: ownUnit };
  return { counter: 'none', unit: '' };
}

function leafCost(
  dimensions: Leaf['dimensions'],
  side: Side,
  { counter, unit }: { readonly counter: Counter; readonly unit: string },
): LeafCost[] {
  if (!side.isPriced) return [];
  const quantity = counter === 'none' ? null : side[counter];
  return [{ dimensions, cost: mean(side.cost), quantity: quantity === null ? null : mean(quantity), unit }];
}

function mean(twelfths: bigint): Decimal {
  return fromUnits(twelfths / WEIGHT_PARTS);
}
