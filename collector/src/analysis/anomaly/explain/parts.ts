import { costOf, quantityOf, ratioOf, type LeafPair } from './leaf.js';

/** Parts of one leaf's change in counts of 10^-12; they add up to it exactly. */
export interface Parts {
  readonly volume: bigint;
  readonly price: bigint;
  readonly mix: bigint;
  readonly unsplit: bigint;
}

const NO_PARTS: Parts = { volume: 0n, price: 0n, mix: 0n, unsplit: 0n };

/** How the quantity of all leaves of one unit grew: to `after` from `before`. */
export interface Growth {
  readonly before: bigint;
  readonly after: bigint;
}

/** The growth of each unit, of the leaves whose change can be split. */
export function growthByUnit(pairs: readonly LeafPair[]): Map<string, Growth> {
  const growth = new Map<string, Growth>();
  for (const pair of pairs.filter(canSplit)) {
    const sum = growth.get(pair.unit) ?? { before: 0n, after: 0n };
    growth.set(pair.unit, {
      before: sum.before + quantityOf(pair.before),
      after: sum.after + quantityOf(pair.after),
    });
  }
  return growth;
}

/**
 * Volume: what the leaf would cost more had everything grown alike. Mix: that this leaf grew more or less than that, at
 * its old price. Price: the rest, since the leaf costs more or less a unit. A new leaf has no old price and is all mix.
 */
export function partsOf(pair: LeafPair, growth: Growth | undefined): Parts {
  const [costBefore, costAfter] = [costOf(pair.before), costOf(pair.after)];
  const change = costAfter - costBefore;
  if (!canSplit(pair) || !growth) return { ...NO_PARTS, unsplit: change };
  const quantityBefore = quantityOf(pair.before);
  if (quantityBefore === 0n) return { ...NO_PARTS, mix: change };
  const grownAlike = ratioOf(costBefore, growth.after, growth.before);
  const atOldPrice = ratioOf(costBefore, quantityOf(pair.after), quantityBefore);
  return {
    volume: grownAlike - costBefore,
    mix: atOldPrice - grownAlike,
    price: costAfter - atOldPrice,
    unsplit: 0n,
  };
}

/** Whether each side has a quantity that its cost can be divided by, or no cost at all. */
function canSplit(pair: LeafPair): boolean {
  return [pair.before, pair.after].every((side) => {
    if (side === null) return true;
    if (side.quantity === null || side.quantity < 0n) return false;
    return side.quantity > 0n || side.cost === 0n;
  });
}
