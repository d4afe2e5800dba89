import type { Area } from './areas';
import { groupBy } from './groupBy';
import type { Part } from './part';
import type { Pile } from './pile';

/** Where a sign is to be drawn. */
export interface Mark {
  /** Midnight UTC of its day, in milliseconds. */
  readonly day: number;
  /** As an amount. */
  readonly height: number;
  /** Of several marks at one place: which one, of how many. */
  readonly place: number;
  readonly of: number;
  readonly sign: Sign;
}

/** A source, or a charge without a price. */
export type Sign = { readonly source: string } | typeof UNPRICED;

export const UNPRICED = 'unpriced';

/** On bars each part has its marks in its middle. */
export function marksOfBars({ days, blocks }: Pile): Mark[] {
  return days.flatMap((day, place) =>
    (blocks[place] ?? []).flatMap(({ part, from, to }) => sideBySide(day, (from + to) / 2, signsOf(part))),
  );
}

/** On lines a stack has one height a day: the marks of all its sources stand there. */
export function marksOfLines({ days, blocks }: Pile, areas: readonly Area[]): Mark[] {
  return days.flatMap((day, place) => {
    const byStack = groupBy(blocks[place] ?? [], ({ part }) => part.stack);
    return areas.flatMap(({ stack, to }) => {
      const signs = (byStack.get(stack) ?? []).flatMap(({ part }) => signsOf(part));
      return sideBySide(
        day,
        to[place] ?? 0,
        [...groupBy(signs, signName).values()].flatMap((same) => same.slice(0, 1)),
      );
    });
  });
}

function sideBySide(day: number, height: number, signs: readonly Sign[]): Mark[] {
  return signs.map((sign, place) => ({ day, height, place, of: signs.length, sign }));
}

function signsOf({ cost, source, unpriced }: Part): Sign[] {
  if (unpriced === 0) return [{ source }];
  return cost === null ? [UNPRICED] : [{ source }, UNPRICED];
}

/** A mark in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly sign: Sign;
}

/**
 * At most one mark in each square of `size` pixels. The rarest sign is placed first, so that a single manual entry
 * is not lost among many readings of a provider.
 */
export function thin(spots: readonly Spot[], size: number): Spot[] {
  const taken = new Map<number, Spot>();
  for (const spot of rarestFirst(spots)) {
    const square = Math.floor(spot.x / size) * WIDE + Math.floor(spot.y / size);
    if (!taken.has(square)) taken.set(square, spot);
  }
  return [...taken.values()];
}

/** More squares than any canvas is high. */
const WIDE = 1e6;

function rarestFirst(spots: readonly Spot[]): Spot[] {
  const bySign = groupBy(spots, ({ sign }) => signName(sign));
  return [...bySign.values()].sort((a, b) => a.length - b.length).flat();
}

/** A key for a sign; the blank keeps it apart from any source. */
function signName(sign: Sign): string {
  return sign === UNPRICED ? ` ${UNPRICED}` : sign.source;
}
