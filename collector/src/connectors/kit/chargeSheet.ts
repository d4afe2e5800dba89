import type { TObject } from 'typebox';
import { dimensionsKey, NO_DIMENSIONS, type Charge, type ChargeDimensions } from '../../domain/charge.js';
import type { Day, Period } from '../../domain/day.js';
import { parseDecimal, type Decimal } from '../../domain/decimal.js';
import { epochOfText } from './bucketDay.js';
import type { Reject } from './connector.js';
import { plainText } from './plainText.js';

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
const MAX_SAMPLE = 200;

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
  /** Until when (milliseconds since 1970) the provider says its figures are complete; null when it does not say. */
  refreshedAt: number | null = null;
  readonly #known = new Map<string, ChargeDimensions>();

  /** Notes that the answer speaks of the day; null, a day that is none, rejects the row. */
  enterDay(day: Day | null, row: unknown): Day | null {
    if (day === null) this.rejects.push({ day: null, reason: 'bad_day', raw: rawText(row) });
    else this.days.add(day);
    return day;
  }

  /** Each page says until when it is complete; all of them together are as complete as the oldest. */
  noteRefreshed(instant: string | null | undefined): void {
    const at = epochOfText(instant ?? '');
    this.refreshedAt = Math.min(this.refreshedAt ?? Infinity, Number.isNaN(at) ? -Infinity : at);
  }

  add(wire: WireCharge): void {
    const cost = this.#amount(wire.cost);
    const listCost = this.#amount(wire.listCost ?? null);
    const count = wire.quantity ?? null;
    const quantity = this.#amount(count === null ? null : { text: count, shift: 0, unit: '' });
    if (cost === undefined || listCost === undefined || quantity === undefined) {
      this.rejects.push({ day: wire.day, reason: 'bad_number', raw: rawText(wire.row) });
      return;
    }
    this.days.add(wire.day);
    this.charges.push({
      dimensions: this.#shared(cost?.startsWith('-') ? asCredit(wire.dimensions) : wire.dimensions),
      chargePeriod: wire.period,
      chargeDate: wire.day,
      billedCost: cost,
      xBilledCostRaw: wire.cost === null ? '' : plainText(`${wire.cost.text} ${wire.cost.unit}`),
      listCost,
      consumedQuantity: quantity,
    });
  }

  /** Dimensions the provider added and we do not know yet: two rows that differ only in them are two charges. */
  unknownDimensions(schema: TObject, row: Readonly<Record<string, unknown>>): Record<string, string> {
    const found: [string, string][] = [];
    for (const [name, value] of Object.entries(row)) {
      if (Object.hasOwn(schema.properties, name) || value === null || value === undefined) continue;
      this.unknownFields.set(plainText(name), rawText(value).slice(0, MAX_SAMPLE));
      found.push(...namesIn(name, value));
    }
    return Object.fromEntries(found);
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
    // Ten times as fast as two spreads, and this runs for every row.
    const dimensions: ChargeDimensions = Object.assign({}, NO_DIMENSIONS, given);
    const key = dimensionsKey(dimensions);
    const known = this.#known.get(key);
    if (known) return known;
    const clean = plain(dimensions);
    this.#known.set(key, clean);
    return clean;
  }
}

/** Use that costs less than nothing is money given back; a day can hold both under one name. */
function asCredit(given: WireCharge['dimensions']): WireCharge['dimensions'] {
  return (given.chargeCategory ?? 'Usage') === 'Usage' ? { ...given, chargeCategory: 'Credit' } : given;
}

function plain(dimensions: ChargeDimensions): ChargeDimensions {
  const { tags, ...named } = dimensions;
  return { ...plainValues(named), tags: plainValues(tags) };
}

function plainValues<T extends Readonly<Record<string, string>>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [plainText(name), plainText(text)])) as T;
}

/** The texts in a value, however deep, with their paths. Numbers are quantities, not names. */
function namesIn(path: string, value: unknown): [string, string][] {
  if (typeof value === 'string' || typeof value === 'boolean') return [[path, String(value)]];
  if (typeof value !== 'object' || value === null || isLossless(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => namesIn(`${path}.${name}`, part));
}

function rawText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isLossless(part) ? part.value : part)).slice(0, MAX_RAW);
}

function isLossless(part: unknown): part is { value: string } {
  return typeof part === 'object' && part !== null && 'isLosslessNumber' in part;
}
