import { fromUnits, type Decimal } from '../../../domain/decimal.js';
import { costOf, leafKey, quantityOf, ratioOf, type LeafPair, type Side } from './leaf.js';

/** The dimension that tells input tokens from cached ones, and its two values. */
const TOKEN_KIND = 'tokenKind';
const INPUT = 'input';
const CACHED = 'cache_read';

/** What it cost that more or fewer input tokens came from the cache. It is inside the parts of the leaves, not beside them. */
export interface CacheShareEffect {
  /** Of the leaves, without the kind of token. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Cached input tokens as a part of all input tokens, 0 to 1. */
  readonly shareBefore: number;
  readonly shareAfter: number;
  /** At the old prices and for the tokens of after; above 0: the cache helped less. */
  readonly effect: Decimal;
}

/** The effect for every group of leaves that has input and cached input tokens on both sides, the dearest first. */
export function cacheShareEffects(pairs: readonly LeafPair[]): CacheShareEffect[] {
  const groups = new Map<string, { dimensions: Readonly<Record<string, string>>; kinds: Map<string, LeafPair> }>();
  for (const pair of pairs) {
    const { [TOKEN_KIND]: kind, ...dimensions } = pair.dimensions;
    if (kind !== INPUT && kind !== CACHED) continue;
    const key = leafKey({ dimensions, unit: pair.unit });
    const group = groups.get(key) ?? { dimensions, kinds: new Map<string, LeafPair>() };
    groups.set(key, { ...group, kinds: group.kinds.set(kind, pair) });
  }
  const effects = [...groups.values()].flatMap(({ dimensions, kinds }) => {
    const effect = effectOf(kinds.get(INPUT), kinds.get(CACHED));
    return effect ? [{ dimensions, ...effect }] : [];
  });
  return effects
    .sort((a, b) => (a.effect < b.effect ? 1 : a.effect > b.effect ? -1 : 0))
    .map((effect) => ({ ...effect, effect: fromUnits(effect.effect) }));
}

interface Effect {
  readonly shareBefore: number;
  readonly shareAfter: number;
  readonly effect: bigint;
}

function effectOf(input: LeafPair | undefined, cached: LeafPair | undefined): Effect | null {
  if (!input || !cached) return null;
  const before = sharesOf(input.before, cached.before);
  const after = sharesOf(input.after, cached.after);
  if (!before || !after) return null;
  // Uncached tokens beyond the old share of them, each dearer by the difference of the old prices.
  const uncachedAtOldShare = ratioOf(after.total, before.uncached, before.total);
  const moved = after.uncached - uncachedAtOldShare;
  const atInputPrice = priced(moved, input);
  const atCachedPrice = priced(moved, cached);
  if (atInputPrice === null || atCachedPrice === null) return null;
  return { shareBefore: before.share, shareAfter: after.share, effect: atInputPrice - atCachedPrice };
}

function sharesOf(input: Side | null, cached: Side | null): { uncached: bigint; total: bigint; share: number } | null {
  const uncached = quantityOf(input);
  const total = uncached + quantityOf(cached);
  if (total <= 0n || uncached < 0n || uncached > total) return null;
  return { uncached, total, share: 1 - Number(uncached) / Number(total) };
}

/** The tokens at the leaf's price before, or at the one after when it is new. */
function priced(tokens: bigint, { before, after }: LeafPair): bigint | null {
  const side = quantityOf(before) > 0n ? before : after;
  return quantityOf(side) > 0n ? ratioOf(tokens, costOf(side), quantityOf(side)) : null;
}
