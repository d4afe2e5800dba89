import type { ChargeCategory } from '../../domain/charge.js';
import type { Day } from '../../domain/day.js';
import { decimal, parseDecimal, type Decimal } from '../../domain/decimal.js';
import type { Spread } from '../../domain/spread.js';
import { CollectorError } from '../../errors.js';
import { parseChargeDay, parseCurrency, parseName, parseNote, type Parsed } from '../../importing/cells.js';
import type { EntryValues } from '../../store/manualEntries.js';
import { entryFault } from './entryRules.js';

/** An entry, or a change of one, as somebody asks for it; what is left out stays as it is. Nothing is checked yet. */
export interface EntryWish {
  /** Short for a first and last day that are the same. */
  readonly date?: string;
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly cost?: string | number;
  readonly currency?: string;
  readonly tokens?: number | null;
  readonly model?: string;
  readonly requestType?: string;
  readonly chargeCategory?: ChargeCategory;
  readonly notes?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly spread?: Spread;
}

type Base = Omit<EntryValues, 'firstDay' | 'lastDay' | 'billedCost'> & Partial<EntryValues>;

/** What an entry says that was not asked otherwise. */
export const ENTRY_DEFAULTS: Base = {
  spread: 'even',
  billingCurrency: 'USD',
  tokens: null,
  chargeCategory: 'Usage',
  model: '',
  requestType: 'manual',
  notes: '',
  tags: {},
};

/** The sound entry that a wish makes of `base`. Throws `ENTRY_INVALID` with what is wrong. */
export function readEntry(wish: EntryWish, base: Base, today: Day): EntryValues {
  const values: EntryValues = {
    ...daysOf(wish, base),
    billedCost: wish.cost === undefined ? (base.billedCost ?? missing('cost', '12.50')) : costOf(wish.cost),
    spread: wish.spread ?? base.spread,
    billingCurrency: taken('currency', wish.currency, parseCurrency) ?? base.billingCurrency,
    tokens: wish.tokens === undefined ? base.tokens : tokensOf(wish.tokens),
    chargeCategory: wish.chargeCategory ?? base.chargeCategory,
    model: taken('model', wish.model, parseName) ?? base.model,
    requestType: taken('request_type', wish.requestType, parseName) ?? base.requestType,
    notes: taken('notes', wish.notes, parseNote) ?? base.notes,
    tags: wish.tags === undefined ? base.tags : tagsOf(wish.tags),
  };
  const fault = entryFault(values, today);
  if (fault) throw invalid(fault.message);
  return values;
}

function daysOf({ date, firstDay, lastDay }: EntryWish, base: Base): { firstDay: Day; lastDay: Day } {
  if (date !== undefined) {
    if (firstDay !== undefined || lastDay !== undefined) throw invalid('give either date, or first_day and last_day');
    const only = taken('date', date, parseChargeDay) as Day;
    return { firstDay: only, lastDay: only };
  }
  return {
    firstDay: taken('first_day', firstDay, parseChargeDay) ?? base.firstDay ?? missing('date', '2026-01-31'),
    lastDay: taken('last_day', lastDay, parseChargeDay) ?? base.lastDay ?? missing('last_day', '2026-01-31'),
  };
}

/** A number is read as it is written, never calculated with. */
function costOf(cost: string | number): Decimal {
  const parsed = parseDecimal(String(cost));
  if (parsed && !parsed.rounded) return parsed.value;
  throw invalid(
    `cost ${JSON.stringify(cost)} is not a decimal number with at most 12 digits before and 12 behind the point; write it as "12.50"`,
  );
}

function tokensOf(tokens: number | null): Decimal | null {
  if (tokens === null) return null;
  if (Number.isSafeInteger(tokens) && tokens >= 0 && tokens < 1e12) return decimal(String(tokens));
  throw invalid(`tokens ${tokens} is not a whole number from 0 to 999999999999; write it as 1234`);
}

function tagsOf(tags: Readonly<Record<string, string>>): Record<string, string> {
  const read = Object.entries(tags).map(([name, value]) => [
    taken('tags', name, parseName) ?? '',
    taken('tags', value, parseName) ?? '',
  ]);
  return Object.fromEntries(read) as Record<string, string>;
}

function taken<T>(field: string, text: string | undefined, parse: (text: string) => Parsed<T>): T | undefined {
  if (text === undefined) return undefined;
  const parsed = parse(text);
  if ('value' in parsed) return parsed.value;
  throw invalid(`${field}: ${parsed.fault}`);
}

function missing(field: string, example: string): never {
  throw invalid(`${field} is missing; write it as ${example}`);
}

function invalid(message: string): CollectorError {
  return new CollectorError('ENTRY_INVALID', message);
}
