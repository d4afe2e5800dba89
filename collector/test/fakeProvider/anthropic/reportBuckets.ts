import { addDays, eachDay, type Day } from '../../../src/domain/day.js';
import { limitOf, type Call } from '../http/call.js';
import type { Json, JsonObject } from '../http/json.js';
import { nextPageToken, pageOffset } from '../http/pageToken.js';
import { Refusal } from '../http/refusal.js';
import { dayParameter, requiredDay, startText } from './instants.js';

/** A page of day buckets of the older reports: oldest first, empty ones included, `limit` counts buckets. */
export function reportPage(call: Call, resultsOf: (day: Day) => Json[]): JsonObject {
  const width = call.query.one('bucket_width') ?? '1d';
  if (width !== '1d') throw new Refusal(400, `bucket_width: this simulator keeps days; ask for 1d, got ${width}`);
  const limit = limitOf(call, { fallback: 7, maximum: 31, reason: 'for bucket_width 1d' });
  const days = askedDays(call);
  const offset = pageOffset(call);
  const hasMore = offset + limit < days.length;
  return {
    data: days.slice(offset, offset + limit).map((day) => bucket(day, resultsOf(day))),
    has_more: hasMore,
    next_page: hasMore ? nextPageToken(call, offset + limit) : null,
  };
}

function bucket(day: Day, results: Json[]): JsonObject {
  return { starting_at: startText(day), ending_at: startText(addDays(day, 1)), results };
}

/** A window that starts today is refused, because no whole day lies in it; today may be the last day of a longer one. */
function askedDays(call: Call): Day[] {
  const start = requiredDay(call, 'starting_at');
  const end = dayParameter(call, 'ending_at') ?? call.asOfDay;
  if (start >= call.asOfDay || end <= start) {
    throw new Refusal(400, 'ending_at: no whole day lies between starting_at and ending_at');
  }
  const last = addDays(end, -1);
  return eachDay(start, last < call.asOfDay ? last : call.asOfDay);
}
