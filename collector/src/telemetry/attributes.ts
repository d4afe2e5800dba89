import type { Attributes, AttributeValue } from './otlpRequest.js';
import { numberText, type KeyValue } from './otlpWire.js';
import { unreadable } from './unreadable.js';

/** Lists within lists: deeper than any instrumentation writes them. */
const MAX_DEPTH = 16;

/** The attributes of a resource, a scope or a point. A map, because a key may be called `__proto__`. */
export function readAttributes(list: readonly KeyValue[] | null | undefined): Attributes {
  return new Map((list ?? []).map(({ key, value }) => [key ?? '', readValue(value)]));
}

function readValue(value: unknown): AttributeValue {
  const text = fieldOf(value, 'stringValue');
  return typeof text === 'string' ? { isText: true, text } : { isText: false, text: canonicalText(value, 0) };
}

/** One text for equal values: keys in order, text in quotes, numbers as they were written. */
function canonicalText(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw unreadable(`an attribute is nested deeper than ${MAX_DEPTH} levels`);
  const text = fieldOf(value, 'stringValue') ?? fieldOf(value, 'bytesValue');
  if (typeof text === 'string') return JSON.stringify(text);
  const isTrue = fieldOf(value, 'boolValue');
  if (typeof isTrue === 'boolean') return String(isTrue);
  const number = numberText(fieldOf(value, 'intValue') ?? fieldOf(value, 'doubleValue'));
  if (number !== null) return number;
  const list = fieldOf(value, 'kvlistValue');
  if (list !== undefined)
    return `{${listOf(list)
      .map((item) => canonicalPair(item, depth))
      .sort()
      .join()}}`;
  const array = fieldOf(value, 'arrayValue');
  return `[${listOf(array)
    .map((item) => canonicalText(item, depth + 1))
    .join()}]`;
}

function canonicalPair(item: unknown, depth: number): string {
  return `${JSON.stringify(fieldOf(item, 'key') ?? '')}:${canonicalText(fieldOf(item, 'value'), depth + 1)}`;
}

function listOf(value: unknown): readonly unknown[] {
  const values = fieldOf(value, 'values');
  return Array.isArray(values) ? values : [];
}

/** An own field only: nothing that a body smuggled into a prototype. */
function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name] ?? undefined;
}
