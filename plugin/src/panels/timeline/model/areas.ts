import { finalityLook, finalityOrder, type Hatch } from './finality';
import { groupBy } from './groupBy';
import type { Block, Pile } from './pile';

/** One stack drawn as an area. The lists have one entry a day. */
export interface Area {
  readonly stack: string;
  /** Where it begins and ends; null on a day without data. */
  readonly from: ReadonlyArray<number | null>;
  readonly to: ReadonlyArray<number | null>;
  /** That of its least sure amount. */
  readonly hatches: readonly Hatch[];
}

/**
 * One area a stack, each standing on the one before. What a stack paid and got back on a day is one amount here, as a
 * line has one height; so the highest line is what the day cost in all.
 */
export function toAreas({ blocks, tops }: Pile, stacks: readonly string[]): Area[] {
  const byStack = blocks.map((list) => groupBy(list, ({ part }) => part.stack));
  const heights: Array<number | null> = tops.map((top) => (top === null ? null : 0));
  return stacks.map((stack) => {
    const from = [...heights];
    byStack.forEach((groups, place) => {
      const height = heights[place] ?? null;
      if (height !== null) heights[place] = height + netOf(groups.get(stack) ?? []);
    });
    return { stack, from, to: [...heights], hatches: byStack.map((groups) => hatchOf(groups.get(stack) ?? [])) };
  });
}

function netOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { part }) => sum + (part.cost ?? 0), 0);
}

function hatchOf(blocks: readonly Block[]): Hatch {
  const [leastSure] = blocks.map(({ part }) => part.finality).sort((a, b) => finalityOrder(b) - finalityOrder(a));
  return leastSure === undefined ? 'none' : finalityLook(leastSure).hatch;
}
