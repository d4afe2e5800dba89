import { toUnits, type Decimal } from '../../../domain/decimal.js';

/** One line of a day's bill, as fine as it is known. */
export interface LeafCost {
  /** Names of any dimensions: `{ model: 'gpt-4o', project: 'search', tokenKind: 'cache_read' }`. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly cost: Decimal;
  /** null: not known, so its change cannot be split. */
  readonly quantity: Decimal | null;
  /** `tokens`, `requests`: quantities of different units are never added up. Default: ''. */
  readonly unit?: string;
}

/** Cost and quantity in counts of 10^-12. */
export interface Side {
  readonly cost: bigint;
  readonly quantity: bigint | null;
}

/** One leaf on both sides of a jump. A side that does not have the leaf has nothing of it. */
export interface LeafPair {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly before: Side | null;
  readonly after: Side | null;
}

/** Brings the leaves of two bills together; lines of the same leaf are added up. */
export function pairLeaves(before: readonly LeafCost[], after: readonly LeafCost[]): LeafPair[] {
  const pairs = new Map<string, LeafPair>();
  for (const [side, leaves] of [['before', before] as const, ['after', after] as const]) {
    for (const leaf of leaves) {
      const key = leafKey(leaf);
      const unit = leaf.unit ?? '';
      const pair = pairs.get(key) ?? { dimensions: leaf.dimensions, unit, before: null, after: null };
      pairs.set(key, { ...pair, [side]: add(pair[side], leaf) });
    }
  }
  return [...pairs.values()];
}

/** Equal text for equal dimensions and units, whatever order they are written in. */
export function leafKey({ dimensions, unit = '' }: Pick<LeafCost, 'dimensions' | 'unit'>): string {
  const names = Object.keys(dimensions).sort();
  return JSON.stringify([unit, names.map((name) => [name, dimensions[name]])]);
}

export function costOf(side: Side | null): bigint {
  return side?.cost ?? 0n;
}

export function quantityOf(side: Side | null): bigint {
  return side?.quantity ?? 0n;
}

/** a × b ÷ c, rounded towards zero to a count of 10^-12. */
export function ratioOf(a: bigint, b: bigint, c: bigint): bigint {
  return (a * b) / c;
}

function add(side: Side | null, { cost, quantity }: LeafCost): Side {
  const units = quantity === null || side?.quantity === null ? null : toUnits(quantity) + quantityOf(side);
  return { cost: costOf(side) + toUnits(cost), quantity: units };
}
