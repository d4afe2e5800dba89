import { toUnits, type Decimal } from '../domain/decimal.js';
import { billedCostOf, identityOf, type WindowPayload } from './windowPayload.js';

/** One stored row that a new read changes. */
export interface RowChange {
  readonly kind: 'appeared' | 'restated' | 'vanished';
  /** The row as the read has it; of a vanished row, as it was stored. */
  readonly content: string;
  readonly rawCost: string;
  readonly oldCost: string | null;
  readonly newCost: string | null;
}

/** What differs between the stored rows of a window and a read of it. Consumes `stored`. */
export function findDifference(payload: WindowPayload, stored: Set<string>): RowChange[] {
  const added: number[] = [];
  payload.contents.forEach((content, index) => {
    if (!stored.delete(content)) added.push(index);
  });
  const before = new Map(Array.from(stored, (content) => [identityOf(content), content]));
  const changes = added.map((index): RowChange => {
    const content = payload.contents[index] ?? '';
    const old = before.get(identityOf(content));
    before.delete(identityOf(content));
    return {
      kind: old === undefined ? 'appeared' : 'restated',
      content,
      rawCost: payload.charges[index]?.xBilledCostRaw ?? '',
      oldCost: old === undefined ? null : billedCostOf(old),
      newCost: billedCostOf(content),
    };
  });
  for (const content of before.values()) changes.push({ kind: 'vanished', content, rawCost: '', oldCost: billedCostOf(content), newCost: null });
  return changes;
}

/**
 * Cents for dollars, or the other way: every amount that stood in the window is now exactly a hundred times, or a
 * hundredth of, what it was. `unchangedCount` rows with an amount did not move.
 */
export function isUnitChange(changes: readonly RowChange[], unchangedAmounts: number): boolean {
  const moved = changes.filter((change) => change.oldCost !== null && toUnits(change.oldCost as Decimal) !== 0n);
  if (moved.length === 0 || unchangedAmounts > 0) return false;
  const pairs = moved.map((change) => [toUnits(change.oldCost as Decimal), toUnits((change.newCost ?? '0') as Decimal)] as const);
  return pairs.every(([old, now]) => now === old * 100n) || pairs.every(([old, now]) => old / 100n === now);
}
