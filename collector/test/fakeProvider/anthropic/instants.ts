import { dayOfEpoch, type Day } from '../../../src/domain/day.js';
import type { Call } from '../http/call.js';
import { Refusal } from '../http/refusal.js';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** The UTC day in which an RFC 3339 parameter falls; undefined when it was not given. */
export function dayParameter(call: Call, name: string): Day | undefined {
  const text = call.query.one(name);
  if (text === undefined) return undefined;
  const ms = RFC_3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new Refusal(400, `${name}: must be an RFC 3339 instant, got ${text}`);
  return dayOfEpoch(ms);
}

export function requiredDay(call: Call, name: string): Day {
  const value = dayParameter(call, name);
  if (value === undefined) throw new Refusal(400, `${name}: Field required`);
  return value;
}

export function startText(day: Day): string {
  return `${day}T00:00:00Z`;
}
