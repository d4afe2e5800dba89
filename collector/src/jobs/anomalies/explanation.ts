import {
  explain,
  type Explanation,
  type LeafChange,
  type SplitChange,
} from '../../analysis/anomaly/explain/explain.js';
import type { LeafCost } from '../../analysis/anomaly/explain/leaf.js';
import { sumDecimals, type Decimal } from '../../domain/decimal.js';
import { sentenceOf } from './sentence.js';

/** As many leaves are told one by one. */
const LEAVES = 10;
const CACHE_SHARES = 3;

/** Something that was charged for the first time. */
export interface FirstSeen {
  readonly kind: 'model' | 'project' | 'key';
  readonly name: string;
}

/** One leaf of the bill; a name that is not known is null. */
export interface StoredLeaf extends SplitChange {
  readonly account: string | null;
  readonly model: string | null;
  readonly project: string | null;
  readonly key: string | null;
  readonly token_kind: string | null;
  readonly unit: string | null;
  readonly state: LeafChange['state'];
  readonly before: Decimal;
  readonly after: Decimal;
}

/**
 * Why a series jumped, as it is stored and answered. All amounts are exact decimal text: `change` is `after` - `before`,
 * and the sum of its four parts, and the sum of the changes of `leaves` and `other_leaves`.
 */
export interface StoredExplanation extends SplitChange {
  readonly sentence: string;
  /** What the same days usually cost. */
  readonly before: Decimal;
  readonly after: Decimal;
  /** So many usual days were looked at; 0: there is nothing to compare with. */
  readonly baseline_days: number;
  readonly leaves: readonly StoredLeaf[];
  readonly other_leaves: SplitChange & { readonly count: number };
  readonly cache_shares: readonly {
    readonly model: string | null;
    readonly share_before: number;
    readonly share_after: number;
    readonly effect: Decimal;
  }[];
  readonly first_seen: readonly FirstSeen[];
}

export interface Bills {
  readonly before: readonly LeafCost[];
  readonly after: readonly LeafCost[];
  readonly baselineDays: number;
  readonly firstSeen: readonly FirstSeen[];
  readonly currency: string;
}

/** Compares the bill of some days with the usual one. */
export function explanationOf({ before, after, baselineDays, firstSeen, currency }: Bills): StoredExplanation {
  const told = explain(before, after);
  const totals = {
    before: sumDecimals(before.map(({ cost }) => cost)),
    after: sumDecimals(after.map(({ cost }) => cost)),
  };
  return {
    sentence: sentenceOf(told, { ...totals, currency, firstSeen }),
    ...partsOf(told),
    ...totals,
    baseline_days: baselineDays,
    leaves: told.leaves.slice(0, LEAVES).map(storedLeaf),
    other_leaves: others(told.leaves.slice(LEAVES)),
    cache_shares: told.cacheShares.slice(0, CACHE_SHARES).map(cacheShare),
    first_seen: firstSeen,
  };
}

function partsOf({ change, volume, price, mix, unsplit }: SplitChange): SplitChange {
  return { change, volume, price, mix, unsplit };
}

function storedLeaf({ dimensions, unit, state, before, after, ...parts }: LeafChange): StoredLeaf {
  return {
    account: dimensions['account'] ?? null,
    model: dimensions['model'] ?? null,
    project: dimensions['project'] ?? null,
    key: dimensions['key'] ?? null,
    token_kind: dimensions['tokenKind'] ?? null,
    unit: unit === '' ? null : unit,
    state,
    before,
    after,
    ...partsOf(parts),
  };
}

function others(leaves: readonly LeafChange[]): StoredExplanation['other_leaves'] {
  const sum = (part: keyof SplitChange): Decimal => sumDecimals(leaves.map((leaf) => leaf[part]));
  return {
    ...{ count: leaves.length, change: sum('change'), volume: sum('volume') },
    ...{ price: sum('price'), mix: sum('mix'), unsplit: sum('unsplit') },
  };
}

function cacheShare({ dimensions, shareBefore, shareAfter, effect }: Explanation['cacheShares'][number]) {
  return {
    model: dimensions['model'] ?? null,
    share_before: round(shareBefore),
    share_after: round(shareAfter),
    effect,
  };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
