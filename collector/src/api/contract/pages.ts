import { Type, type TProperties, type TSchema } from 'typebox';
import { parseDay } from '../../domain/day.js';
import { CollectorError } from '../../errors.js';
import { orNull } from './scalars.js';

const MAX_LIMIT = 1_000;
const DEFAULT_LIMIT = 100;

/** The query of a list: how many at once, and where the last page ended. */
export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_LIMIT, description: `Default ${DEFAULT_LIMIT}` })),
  cursor: Type.Optional(Type.String({ maxLength: 1_000, description: 'next_cursor of the page before' })),
};

/** A query in which a misspelt name is an error, and not a filter that silently does nothing. */
export function queryOf<Properties extends TProperties>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}

/** A page of a list; `next_cursor` is null on the last one. */
export function pageOf<Item extends TSchema>(item: Item) {
  return Type.Object({ items: Type.Array(item), next_cursor: orNull(Type.String()) });
}

export function limitOf(query: { readonly limit?: number }): number {
  return query.limit ?? DEFAULT_LIMIT;
}

/** The position after the last item, as text that nobody needs to understand. */
export function toCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** What may stand at one place of a cursor. */
const PLACES = {
  integer: (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  digits: (value: unknown) => typeof value === 'string' && /^\d{1,18}$/.test(value),
  text: (value: unknown) => typeof value === 'string' && !value.includes('\0'),
  day: (value: unknown) => typeof value === 'string' && parseDay(value) !== null,
  instant: (value: unknown) => typeof value === 'string' && parseDay(value.slice(0, 10)) !== null && TIME.test(value),
};
const TIME = /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;

/** The position that a cursor holds, as many values as `places`; null without a cursor. */
export function fromCursor(
  cursor: string | undefined,
  places: readonly (keyof typeof PLACES)[],
): (string | number)[] | null {
  if (cursor === undefined) return null;
  const position = parse(cursor);
  const isOurs = Array.isArray(position) && position.length === places.length;
  if (isOurs && places.every((place, index) => PLACES[place](position[index]))) return position as (string | number)[];
  throw new CollectorError(
    'INVALID_CURSOR',
    'the cursor is not one of ours; take next_cursor of the page before, or leave it out',
  );
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

/** A page from rows of which one more than `limit` was asked for. */
export function inPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  position: (row: Row) => readonly (string | number)[],
): { items: Item[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next_cursor: rows.length > limit && last ? toCursor(position(last)) : null };
}
