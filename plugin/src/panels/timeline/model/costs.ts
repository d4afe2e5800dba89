import type { DataFrame } from '@grafana/data';
import { type DayRange, isWithin, utcDay } from '../days';
import { numberCell, textCell } from './cells';
import { finalityOrder } from './finality';
import { type Charge, type Part, PartSum } from './part';
import { sourceOrder } from './sourceOrder';

/** The costs of one currency; those of another are never added to them. */
export interface CurrencyCosts {
  readonly currency: string;
  /** By day, and within a day in the order in which they are piled up. */
  readonly parts: readonly Part[];
  /** The stacks, the dearest first. */
  readonly stacks: readonly string[];
}

export interface Costs {
  readonly currencies: readonly CurrencyCosts[];
  /** Rows that say no day and can be drawn nowhere. */
  readonly undated: number;
}

type Book = Map<string, PartSum>;

/**
 * Adds the rows of a cost query that fall into the range to one part a day, stack, source and finality.
 * A row without an amount counts as unpriced, unless `unpriced_charges` says that it only carries quantities.
 */
export function readCosts(frame: DataFrame, stackColumn: string | undefined, range: DayRange): Costs {
  const day = numberCell(frame, 'day', 'time');
  const currency = textCell(frame, 'billing_currency');
  const charge = chargeCell(frame);
  const identity = identityCell(frame, stackColumn);
  const books = new Map<string, Book>();
  let undated = 0;
  for (let row = 0; row < frame.length; row++) {
    const moment = day(row);
    if (moment === null) undated += 1;
    else if (isWithin(range, moment)) enter(books, currency(row), identity(row, utcDay(moment)), charge(row));
  }
  const currencies = [...books].map(([name, book]) => currencyCosts(name, book));
  return { currencies: currencies.sort((a, b) => compare(a.currency, b.currency)), undated };
}

type Identity = Pick<Part, 'day' | 'stack' | 'source' | 'finality'>;

function identityCell(frame: DataFrame, stackColumn: string | undefined) {
  const stack = stackColumn ? textCell(frame, stackColumn) : () => '';
  const source = textCell(frame, 'source');
  const finality = textCell(frame, 'finality');
  return (row: number, day: number): Identity => ({
    day,
    stack: stack(row),
    source: source(row),
    finality: finality(row),
  });
}

function chargeCell(frame: DataFrame): (row: number) => Charge {
  const cost = numberCell(frame, 'billed_cost');
  const unpriced = numberCell(frame, 'unpriced_charges');
  const notes = textCell(frame, 'notes');
  const enteredBy = textCell(frame, 'entered_by');
  const enteredAt = numberCell(frame, 'entered_at');
  const previousCost = numberCell(frame, 'previous_cost');
  const revisedAt = numberCell(frame, 'revised_at');
  return (row) => ({
    cost: cost(row),
    unpriced: unpriced(row) ?? (cost(row) === null ? 1 : 0),
    notes: notes(row),
    enteredBy: enteredBy(row),
    enteredAt: enteredAt(row),
    previousCost: previousCost(row),
    revisedAt: revisedAt(row),
  });
}

function enter(books: Map<string, Book>, currency: string, identity: Identity, charge: Charge): void {
  if (charge.cost === null && charge.unpriced === 0) return;
  const book = books.get(currency) ?? new Map<string, PartSum>();
  books.set(currency, book);
  const key = `${identity.day}\n${identity.stack}\n${identity.source}\n${identity.finality}`;
  const sum = book.get(key) ?? new PartSum(identity);
  book.set(key, sum);
  sum.add(charge);
}

function currencyCosts(currency: string, book: Book): CurrencyCosts {
  const parts = [...book.values()].map((sum) => sum.total());
  const stacks = dearestFirst(parts);
  return { currency, parts: inPileOrder(parts, stacks), stacks };
}

/** By day, stack, source and finality. The places are looked up once a part, not once a comparison. */
function inPileOrder(parts: readonly Part[], stacks: readonly string[]): Part[] {
  const places = new Map(stacks.map((stack, place) => [stack, place]));
  const placed = parts.map((part) => ({ part, place: places.get(part.stack) ?? 0, source: sourceOrder(part.source) }));
  placed.sort(
    (a, b) =>
      a.part.day - b.part.day ||
      a.place - b.place ||
      a.source - b.source ||
      compare(a.part.source, b.part.source) ||
      finalityOrder(a.part.finality) - finalityOrder(b.part.finality),
  );
  return placed.map(({ part }) => part);
}

function dearestFirst(parts: readonly Part[]): string[] {
  const sums = sumBy(parts, (part) => part.stack);
  return [...sums].sort(([a, first], [b, second]) => second - first || compare(a, b)).map(([stack]) => stack);
}

/** The known amounts by what a part is asked for. */
export function sumBy(parts: readonly Part[], keyOf: (part: Part) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const part of parts) sums.set(keyOf(part), (sums.get(keyOf(part)) ?? 0) + (part.cost ?? 0));
  return sums;
}

/** By code point, quicker than by the rules of a language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
