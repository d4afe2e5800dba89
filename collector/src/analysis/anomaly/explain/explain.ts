import { fromUnits, type Decimal } from '../../../domain/decimal.js';
import { cacheShareEffects, type CacheShareEffect } from './cacheShare.js';
import { costOf, leafKey, pairLeaves, type LeafCost, type LeafPair } from './leaf.js';
import { growthByUnit, partsOf } from './parts.js';

/** A change of cost and what it is made of: `change` is exactly `volume` + `price` + `mix` + `unsplit`. */
export interface SplitChange {
  readonly change: Decimal;
  /** Everything was used more or less. */
  readonly volume: Decimal;
  /** A unit costs more or less. */
  readonly price: Decimal;
  /** Use moved between dearer and cheaper leaves. */
  readonly mix: Decimal;
  /** Of leaves without a quantity to divide by. */
  readonly unsplit: Decimal;
}

export interface LeafChange extends SplitChange {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly before: Decimal;
  readonly after: Decimal;
  readonly state: 'new' | 'vanished' | 'changed' | 'same';
}

export interface Explanation extends SplitChange {
  /** All leaves, from the one that pushed the jump most to the one that worked against it most. */
  readonly leaves: readonly LeafChange[];
  readonly cacheShares: readonly CacheShareEffect[];
}

/**
 * Says where the jump from one bill to another comes from. `before` is the baseline, for a baseline of several days the
 * mean of each leaf. Every part is exact in 10^-12 of the currency, which must be one.
 */
export function explain(before: readonly LeafCost[], after: readonly LeafCost[]): Explanation {
  const pairs = pairLeaves(before, after);
  const growth = growthByUnit(pairs);
  const split = pairs.map((pair) => ({ pair, key: leafKey(pair), ...partsOf(pair, growth.get(pair.unit)) }));
  const sum = (part: 'volume' | 'price' | 'mix' | 'unsplit'): bigint =>
    split.reduce((total, leaf) => total + leaf[part], 0n);
  const change = pairs.reduce((total, pair) => total + changeOf(pair), 0n);
  const towards = change < 0n ? -1n : 1n;
  const ranked = split.sort(
    (a, b) => compare(towards * changeOf(b.pair), towards * changeOf(a.pair)) || compare(a.key, b.key),
  );
  return {
    change: fromUnits(change),
    volume: fromUnits(sum('volume')),
    price: fromUnits(sum('price')),
    mix: fromUnits(sum('mix')),
    unsplit: fromUnits(sum('unsplit')),
    leaves: ranked.map(({ pair, volume, price, mix, unsplit }) => ({
      dimensions: pair.dimensions,
      unit: pair.unit,
      before: fromUnits(costOf(pair.before)),
      after: fromUnits(costOf(pair.after)),
      state: stateOf(pair),
      change: fromUnits(changeOf(pair)),
      volume: fromUnits(volume),
      price: fromUnits(price),
      mix: fromUnits(mix),
      unsplit: fromUnits(unsplit),
    })),
    cacheShares: cacheShareEffects(pairs),
  };
}

function changeOf({ before, after }: LeafPair): bigint {
  return costOf(after) - costOf(before);
}

function compare<T extends bigint | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function stateOf({ before, after }: LeafPair): LeafChange['state'] {
  if (before === null) return 'new';
  if (after === null) return 'vanished';
  return before.cost === after.cost && before.quantity === after.quantity ? 'same' : 'changed';
}
