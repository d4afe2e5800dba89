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
  for (const content of before.values())
    changes.push({ kind: 'vanished', content, rawCost: '', oldCost: billedCostOf(content), newCost: null });
  return changes;
}

/**
 * Cents for dollars, or the other way: every amount that changed is now exactly a hundred times, or a hundredth of,
 * what it was, and none appeared or vanished. It is a change of unit when no other amount of the window stood still.
 */
export function isUnitChange(changes: readonly RowChange[]): boolean {
  if (changes.some(({ kind, newCost }) => kind === 'appeared' && (newCost ?? '0') !== '0')) return false;
  const moved = changes.filter((change) => change.oldCost !== null && change.oldCost !== '0');
  if (moved.length === 0) return false;
  const pairs = moved.map(
    (change) => [toUnits(change.oldCost as Decimal), toUnits((change.newCost ?? '0') as Decimal)] as const,
  );
  return (
    pairs.every(([old, now]) => now === old * 100n) || pairs.every(([old, now]) => now !== 0n && old / 100n === now)
  );
}
