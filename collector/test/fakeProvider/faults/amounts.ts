import { LosslessNumber, isLosslessNumber } from 'lossless-json';
import { fromUnits, parseDecimal, toUnits } from '../../../src/domain/decimal.js';
import { isObject, type Json, type JsonObject } from '../http/json.js';

/** Where a row keeps its amount. */
export interface AmountSlot {
  readonly row: JsonObject;
  /** The object with the number or text itself, and its name there. */
  readonly owner: JsonObject;
  readonly field: string;
  /** What a reader calls "the amount": for OpenAI the object around the number. */
  readonly outer: JsonObject;
  readonly outerField: string;
}

/** The rows of an answer: those in its buckets, or its `data` where it has none. */
export function rowsOf(body: JsonObject): JsonObject[] {
  const data = Array.isArray(body['data']) ? body['data'].filter((item) => isObject(item)) : [];
  return data.flatMap((item) => {
    const results = item['results'];
    return Array.isArray(results) ? results.filter((row) => isObject(row)) : [item];
  });
}

/** The amounts of an answer, in the order of its rows; none for usage and names. */
export function amountsOf(body: JsonObject): AmountSlot[] {
  return rowsOf(body).flatMap((row) => slotOf(row) ?? []);
}

function slotOf(row: JsonObject): AmountSlot | null {
  const { amount, cost, usage } = row;
  if (isObject(amount)) return { row, owner: amount, field: 'value', outer: row, outerField: 'amount' };
  if (typeof amount === 'string') return { row, owner: row, field: 'amount', outer: row, outerField: 'amount' };
  if (isObject(cost)) return { row, owner: cost, field: 'amount', outer: cost, outerField: 'amount' };
  if (isLosslessNumber(usage)) return { row, owner: row, field: 'usage', outer: row, outerField: 'usage' };
  return null;
}

/** The amount as a count of 10^-12 of its own unit. */
export function readUnits({ owner, field }: AmountSlot): bigint {
  const parsed = parseDecimal(String(owner[field]));
  return parsed ? toUnits(parsed.value) : 0n;
}

/** Writes the amount back in the form it had: a number or text. */
export function writeUnits(slot: AmountSlot, units: bigint): void {
  slot.owner[slot.field] = sameForm(slot.owner[slot.field], fromUnits(units));
}

/** `text` as a JSON number where the amount was one and the text can be one, else as a string. */
export function sameForm(before: Json | undefined, text: string): Json {
  const isNumberText = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);
  return isLosslessNumber(before) && isNumberText ? new LosslessNumber(text) : text;
}
