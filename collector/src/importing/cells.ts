import { parseDay, startOfDay, instant, type Day, type Instant } from '../domain/day.js';
import { parseDecimal, type Decimal } from '../domain/decimal.js';
import { shown } from './faultLog.js';

/** What a text means, or what is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly fault: string };

const PLAIN_NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/;
const CENTURY = /^20/;
const COUNT = /^[0-9]+$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})0*)?)?(?:Z|\+00:00| UTC))?$/;
/** Control characters, halves of surrogate pairs, and the marks that make text read in another order than it is stored. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const NOT_IN_NOTES = /[^\P{Cc}\t\r\n]|\p{Cs}/u;
const CURRENCY = /^[A-Z]{3}$/;

/** A decimal as a program writes it: ASCII digits, a point, no grouping, no exponent. Kept to the ledger's twelve places. */
export function parseAmount(text: string): Parsed<Decimal> {
  if (!PLAIN_NUMBER.test(text)) return { fault: `${shown(text)} is not a plain number; write it as 1234.50` };
  return withinLedger(text);
}

/** A JSON number's source text; programs print small dollars with an exponent. */
export function parseJsonAmount(text: string): Parsed<Decimal> {
  return withinLedger(text);
}

export function parseCount(text: string): Parsed<Decimal> {
  if (!COUNT.test(text)) return { fault: `${shown(text)} is not a whole number of at least 0; write it as 1234` };
  return withinLedger(text);
}

function withinLedger(text: string): Parsed<Decimal> {
  const parsed = parseDecimal(text);
  return parsed
    ? { value: parsed.value }
    : { fault: `${shown(text)} is too long; at most 12 digits may stand before the point and 60 behind it` };
}

/** A calendar day of this century: a charge of the year 2206 is a slip of the pen. */
export function parseChargeDay(text: string): Parsed<Day> {
  const value = CENTURY.test(text) ? parseDay(text) : null;
  return value ? { value } : { fault: `${shown(text)} is not a calendar day of this century; write it as 2026-01-31` };
}

/** `2026-11-01T00:00:00Z`; a bare day means its first instant. Only UTC is read, so that no charge changes its day. */
export function parseInstant(text: string): Parsed<Instant> {
  const [, dayText = '', hour = '00', minute = '00', second = '00', fraction = ''] = INSTANT.exec(text) ?? [];
  const date = parseChargeDay(dayText);
  const isClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if ('fault' in date || !isClock)
    return { fault: `${shown(text)} is not a UTC time; write it as 2026-01-31T00:00:00Z` };
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return { value: instant(startOfDay(date.value) + seconds * 1_000 + Number(fraction.padEnd(3, '0'))) };
}

/** A name or id, in NFC: two spellings that look the same are the same. Nothing is taken out of it. */
export function parseName(text: string): Parsed<string> {
  return checkedText(text, NOT_IN_NAMES);
}

/** Free text: may have tabs and line ends. */
export function parseNote(text: string): Parsed<string> {
  return checkedText(text, NOT_IN_NOTES);
}

function checkedText(text: string, forbidden: RegExp): Parsed<string> {
  const [bad] = forbidden.exec(text) ?? [];
  if (bad === undefined) return { value: text.normalize('NFC') };
  const code = (bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { fault: `${shown(text)} holds the control character U+${code}; remove it, as in Team Blue` };
}

export function parseCurrency(text: string): Parsed<string> {
  return CURRENCY.test(text) ? { value: text } : { fault: `${shown(text)} is not a currency code; write it as USD` };
}
