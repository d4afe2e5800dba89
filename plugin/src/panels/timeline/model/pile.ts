import { groupBy } from './groupBy';
import type { Part } from './part';

/** A part in its place on the pile of its day: `from` is nearer to zero than `to`. */
export interface Block {
  readonly part: Part;
  readonly from: number;
  readonly to: number;
}

/** What stands on each day. The lists have one entry a day. */
export interface Pile {
  /** Midnight UTC, in milliseconds, without gaps. */
  readonly days: readonly number[];
  /** Where the pile ends above and below zero; null on a day without data, which is not a day of zero. */
  readonly tops: ReadonlyArray<number | null>;
  readonly bottoms: ReadonlyArray<number | null>;
  readonly blocks: ReadonlyArray<readonly Block[]>;
}

/**
 * Piles up the parts that are shown; credits hang below zero. `parts` come by day in their order on the pile.
 * A day whose parts are all hidden is known and stands at zero.
 */
export function pileUp(parts: readonly Part[], days: readonly number[], isShown: (part: Part) => boolean): Pile {
  const byDay = groupBy(parts, ({ day }) => day);
  const blocks = days.map((day) => blocksOf((byDay.get(day) ?? []).filter(isShown)));
  const ends = (pick: (...amounts: number[]) => number) =>
    days.map((day, place) => {
      if (!byDay.has(day)) return null;
      return (blocks[place] ?? []).reduce((end, { to }) => pick(end, to), 0);
    });
  return { days, tops: ends(Math.max), bottoms: ends(Math.min), blocks };
}

/** The part at a height of a day's pile. */
export function partAt(blocks: readonly Block[], height: number): Part | undefined {
  return blocks.find(({ from, to }) => height >= Math.min(from, to) && height < Math.max(from, to))?.part;
}

function blocksOf(parts: readonly Part[]): Block[] {
  let [top, bottom] = [0, 0];
  return parts.map((part) => {
    const cost = part.cost ?? 0;
    const from = cost < 0 ? bottom : top;
    const to = from + cost;
    if (cost < 0) bottom = to;
    else top = to;
    return { part, from, to };
  });
}
