import { LosslessNumber, isLosslessNumber } from 'lossless-json';
import { fromUnits } from '../../../src/domain/decimal.js';

/** A JSON tree in which money is a `LosslessNumber`: its digits are printed as they are. */
export type Json = null | boolean | number | string | LosslessNumber | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/** The JSON text of a tree, digits of money untouched. Written by hand because a load test asks for millions of rows. */
export function jsonText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value instanceof LosslessNumber) return value.value;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  let text = '';
  for (const name in value) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${jsonText(value[name] ?? null)}`;
  return `{${text}}`;
}

const EXPONENT_BELOW = 100_000_000n;
const SCALE = 12;

/** Dollars (10^-12 units) as a JSON number; below a ten-thousandth in exponent form, as the real service prints it. */
export function dollars(units: bigint): LosslessNumber {
  const size = units < 0n ? -units : units;
  if (size === 0n || size >= EXPONENT_BELOW) return new LosslessNumber(fromUnits(units));
  const digits = size.toString();
  const fraction = digits.slice(1).replace(/0+$/, '');
  const mantissa = fraction === '' ? digits.slice(0, 1) : `${digits.slice(0, 1)}.${fraction}`;
  const exponent = String(SCALE - digits.length + 1).padStart(2, '0');
  return new LosslessNumber(`${units < 0n ? '-' : ''}${mantissa}e-${exponent}`);
}

/** Dollars (10^-12 units) as text in cents, with `places` digits after the point at least. */
export function centsText(units: bigint, places = 0): string {
  const text = fromUnits(units * 100n);
  if (places === 0) return text;
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(places, '0')}`;
}
