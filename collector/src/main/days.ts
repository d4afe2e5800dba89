import { parseDay, type Day } from '../domain/day.js';
import { CollectorError } from '../errors.js';

/** The day an option names; a clear refusal otherwise. */
export function dayOption(name: string, text: string): Day {
  const day = parseDay(text);
  if (day) return day;
  throw new CollectorError('USAGE', `${name} is not a day: "${text}"; write it as 2026-01-31`);
}

/** `--from` and `--to` together, in order. */
export function dayRange(from: string, to: string): { first: Day; last: Day } {
  const range = { first: dayOption('--from', from), last: dayOption('--to', to) };
  if (range.first > range.last) throw new CollectorError('USAGE', `--from ${from} is after --to ${to}; swap them`);
  return range;
}
