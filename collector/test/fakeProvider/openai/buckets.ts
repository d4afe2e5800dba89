import { addDays, dayOfEpoch, eachDay, startOfDay, type Day } from '../../../src/domain/day.js';
import type { Call } from '../http/call.js';
import type { Json, JsonObject } from '../http/json.js';
import { nextPageToken, pageOffset } from '../http/pageToken.js';
import { Refusal } from '../http/refusal.js';

const FALLBACK_WIDTH = '1d';

/** The unix second of the call's `start_time`; required. */
export function startTimeOf(call: Call): number {
  const start = secondsOf(call, 'start_time');
  if (start === undefined) throw new Refusal(400, 'start_time is required', { param: 'start_time' });
  return start;
}

/** A page of day buckets, empty ones included; `limit` counts buckets. */
export function bucketPage(call: Call, limit: number, resultsOf: (day: Day) => Json[]): JsonObject {
  requireDays(call);
  const days = askedDays(call);
  const offset = pageOffset(call);
  const page = days.slice(offset, offset + limit);
  const hasMore = offset + limit < days.length;
  return {
    object: 'page',
    data: page.map((day) => bucket(day, resultsOf(day))),
    has_more: hasMore,
    next_page: hasMore ? nextPageToken(call, offset + limit) : null,
  };
}

function bucket(day: Day, results: Json[]): JsonObject {
  return {
    object: 'bucket',
    start_time: startOfDay(day) / 1000,
    end_time: startOfDay(addDays(day, 1)) / 1000,
    results,
  };
}

function requireDays(call: Call): void {
  const width = call.query.one('bucket_width') ?? FALLBACK_WIDTH;
  if (width === FALLBACK_WIDTH) return;
  throw new Refusal(400, `bucket_width: this simulator keeps days; ask for 1d, got ${width}`, {
    param: 'bucket_width',
  });
}

/** Half-open, widened to whole days, and never beyond the provider's today. */
function askedDays(call: Call): Day[] {
  const start = startTimeOf(call);
  const end = secondsOf(call, 'end_time') ?? startOfDay(addDays(call.asOfDay, 1)) / 1000;
  if (end <= start) throw new Refusal(400, 'end_time must be after start_time', { param: 'end_time' });
  const last = dayOfEpoch((end - 1) * 1000);
  return eachDay(dayOfEpoch(start * 1000), last < call.asOfDay ? last : call.asOfDay);
}

function secondsOf(call: Call, name: string): number | undefined {
  const text = call.query.one(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,11}$/.test(text)) throw new Refusal(400, `${name} must be unix seconds, got ${text}`, { param: name });
  return Number(text);
}
