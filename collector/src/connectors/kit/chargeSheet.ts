import type { TObject } from 'typebox';
import { dimensionsKey, NO_DIMENSIONS, type Charge, type ChargeDimensions } from '../../domain/charge.js';
import type { Day, Instant, Period } from '../../domain/day.js';
import { parseDecimal, type Decimal } from '../../domain/decimal.js';
import type { Reject } from './connector.js';

/** An amount as the provider wrote it: `shift` moves the point (0 for dollars, 2 for cents). */
export interface WireAmount {
  readonly text: string;
  readonly shift: number;
  readonly unit: string;
}

export interface WireCharge {
  readonly day: Day;
  readonly period: Period;
  readonly dimensions: Pick<ChargeDimensions, 'source' | 'xMeasure'> & Partial<ChargeDimensions>;
  readonly cost: WireAmount | null;
  readonly listCost?: WireAmount | null;
  readonly quantity?: string | null;
  /** The row on the wire, for the reject table. */
  readonly row: unknown;
}

const MAX_RAW = 4_000;
// eslint-disable-next-line no-control-regex -- a control character in a name would end a COPY line or a key part
const CONTROL = /[\u0000-\u001f\u007f]/g;

/** What the mappers found on all pages of one read. Equal dimensions are one shared object. */
export class ChargeSheet {
  /** Days the answer speaks of, also those without rows. */
  readonly days = new Set<Day>();
  readonly charges: Charge[] = [];
  readonly rejects: Reject[] = [];
  /** Fields we do not know, with a sample of what they said. */
  readonly unknownFields = new Map<string, string>();
  /** Rows on the wire. */
  rowsReceived = 0;
  /** Amounts with more than twelve decimals, rounded to twelve; the raw text is kept. */
  rowsRounded = 0;
  /** Until when the provider says its figures are complete; null when it does not say. */
  refreshedAt: Instant | null = null;
  readonly #known = new Map<string, ChargeDimensions>();

  /** A row whose day is not a day. */
  rejectDay(row: unknown): void {
    this.rejects.push({ day: null, reason: 'bad_day', raw: rawText(row) });
  }

  add(wire: WireCharge): void {
    const cost = this.#amount(wire.cost);
    const listCost = this.#amount(wire.listCost ?? null);
    const quantity = this.#amount(wire.quantity == null ? null : { text: wire.quantity, shift: 0, unit: '' });
    if (cost === undefined || listCost === undefined || quantity === undefined) {
      this.rejects.push({ day: wire.day, reason: 'bad_number', raw: rawText(wire.row) });
      return;
    }
    this.days.add(wire.day);
    this.charges.push({
      dimensions: this.#shared(wire.dimensions),
      chargePeriod: wire.period,
      chargeDate: wire.day,
      billedCost: cost,
      xBilledCostRaw: wire.cost === null ? '' : `${wire.cost.text} ${wire.cost.unit}`,
      listCost,
      consumedQuantity: quantity,
    });
  }

  /** Dimensions the provider added and we do not know yet: two rows that differ only in them are two charges. */
  unknownDimensions(schema: TObject, row: Readonly<Record<string, unknown>>): Record<string, string> {
    const found: Record<string, string> = {};
    for (const [name, value] of Object.entries(row)) {
      if (name in schema.properties || value === null || value === undefined) continue;
      this.unknownFields.set(name, rawText(value).slice(0, 200));
      if (typeof value === 'string' || typeof value === 'boolean') found[name] = String(value);
    }
    return found;
  }

  /** null: none given. undefined: not a number we may store. */
  #amount(wire: WireAmount | null): Decimal | null | undefined {
    if (wire === null) return null;
    const parsed = parseDecimal(wire.text, wire.shift);
    if (!parsed) return undefined;
    if (parsed.rounded) this.rowsRounded += 1;
    return parsed.value;
  }

  #shared(given: WireCharge['dimensions']): ChargeDimensions {
    const dimensions = { ...NO_DIMENSIONS, ...given };
    const key = dimensionsKey(dimensions);
    const known = this.#known.get(key);
    if (known) return known;
    const clean = withoutControlCharacters(dimensions);
    this.#known.set(key, clean);
    return clean;
  }
}

function withoutControlCharacters(dimensions: ChargeDimensions): ChargeDimensions {
  const clean = (value: unknown): unknown => (typeof value === 'string' ? value.replace(CONTROL, ' ') : value);
  const tags = Object.fromEntries(Object.entries(dimensions.tags).map(([name, value]) => [String(clean(name)), String(clean(value))]));
  return { ...(Object.fromEntries(Object.entries(dimensions).map(([name, value]) => [name, clean(value)])) as unknown as ChargeDimensions), tags };
}

function rawText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isLossless(part) ? part.value : part)).slice(0, MAX_RAW);
}

function isLossless(part: unknown): part is { value: string } {
  return typeof part === 'object' && part !== null && 'isLosslessNumber' in part;
}
