import { isObject, type Json, type JsonObject } from '../http/json.js';
import { amountsOf, readUnits, rowsOf, sameForm, writeUnits, type AmountSlot } from './amounts.js';
import type { RowAction } from './fault.js';

const SECOND_KEY = 'second_key_placeholder';

/** Changes the rows of an answer in place. */
export function applyRowFault(action: RowAction, body: JsonObject): void {
  const amounts = amountsOf(body);
  const first = amounts[0];
  if (!first) return;
  switch (action.type) {
    case 'scale100':
      for (const slot of amounts.flatMap(withListAmount)) writeUnits(slot, readUnits(slot) * 100n);
      return;
    case 'badNumber':
      first.owner[first.field] = sameForm(first.owner[first.field], action.value ?? 'NaN');
      return;
    case 'nullAmount':
      delete first.outer[first.outerField];
      return;
    case 'unknownField':
      body['schema_generation'] = 2;
      for (const row of rowsOf(body)) row['is_preview'] = true;
      return;
    case 'unknownDimension':
      splitFirst(body, first);
      return;
    case 'duplicateKeys':
      first.outer[SECOND_KEY] = secondAmount(first);
  }
}

/** The one fault that no tree can hold: the placeholder becomes a second key of the same name. */
export function applyTextFault(action: RowAction, text: string): string {
  if (action.type !== 'duplicateKeys') return text;
  const name = text.includes('"byok_usage_inference"') ? 'usage' : 'amount';
  return text.replace(`"${SECOND_KEY}"`, `"${name}"`);
}

/** A unit mistake befalls the list price of a row as well. */
function withListAmount(slot: AmountSlot): AmountSlot[] {
  return 'list_amount' in slot.owner ? [slot, { ...slot, field: 'list_amount' }] : [slot];
}

function secondAmount(slot: AmountSlot): Json {
  const copy = structuredCopy(slot.outer);
  const [twin] = amountsOf({ data: [slot.outer === slot.row ? copy : { cost: copy }] });
  if (!twin) return null;
  writeUnits(twin, readUnits(twin) * 100n);
  return twin.outer[twin.outerField] ?? null;
}

/** A dimension nobody announced: null everywhere, but one row has become two that differ only there. */
function splitFirst(body: JsonObject, first: AmountSlot): void {
  for (const row of rowsOf(body)) dimensionsOf(row)['deployment_ring'] = null;
  const twinRow = structuredCopy(first.row);
  const [twin] = amountsOf({ data: [twinRow] });
  if (!twin) return;
  const half = readUnits(first) / 2n;
  writeUnits(twin, readUnits(first) - half);
  writeUnits(first, half);
  dimensionsOf(first.row)['deployment_ring'] = 'blue';
  dimensionsOf(twinRow)['deployment_ring'] = 'green';
  for (const list of listsOf(body)) {
    const position = list.indexOf(first.row);
    if (position >= 0) list.splice(position + 1, 0, twinRow);
  }
}

function dimensionsOf(row: JsonObject): JsonObject {
  return isObject(row['group']) ? row['group'] : row;
}

function listsOf(body: JsonObject): Json[][] {
  const data = Array.isArray(body['data']) ? body['data'] : [];
  const inner = data.flatMap((item) => (isObject(item) && Array.isArray(item['results']) ? [item['results']] : []));
  return [data, ...inner];
}

/** A copy deep enough for the nested amount; numbers and texts are shared. */
export function structuredCopy(value: JsonObject): JsonObject {
  const entries = Object.entries(value).map(([name, inner]) => [name, isObject(inner) ? { ...inner } : inner] as const);
  return Object.fromEntries(entries);
}
