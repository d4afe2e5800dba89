import { addDays, daysBetween, eachDay, type Day } from '../../../src/domain/day.js';
import type { Call } from '../http/call.js';
import { Refusal } from '../http/refusal.js';
import { ANALYTICS_DAYS_BACK, ANALYTICS_FIRST_DAY } from '../truth.js';
import { dayParameter, requiredDay } from './instants.js';

const BETA = 'analytics-usage-cost-2026-08-24';
const MAXIMUM_SPAN_DAYS = 31;

/** The asked stretch, end excluded, and whether it is cut in days or is one row. */
export interface AnalyticsWindow {
  readonly start: Day;
  readonly end: Day;
  readonly byDay: boolean;
}

/** Checks the beta header, the plan and the limits of the time range. */
export function analyticsWindow(call: Call): AnalyticsWindow {
  if (!call.account.analytics) {
    throw new Refusal(403, 'Your organization does not have access to the analytics API.');
  }
  if (!call.header('anthropic-beta')?.includes(BETA)) {
    throw new Refusal(400, `anthropic-beta: this endpoint needs the header anthropic-beta: ${BETA}`);
  }
  const byDay = isByDay(call);
  const start = requiredDay(call, 'starting_at');
  const end = dayParameter(call, 'ending_at');
  if (end === undefined && byDay) throw new Refusal(400, 'ending_at: required with time_bucket_width');
  const window = { start, end: end ?? addDays(call.asOfDay, 1), byDay };
  checkRange(call, window);
  return window;
}

/** The days of the window that the provider's clock has reached. */
export function windowDays(call: Call, { start, end }: AnalyticsWindow): Day[] {
  const last = addDays(end, -1);
  return eachDay(start, last < call.asOfDay ? last : call.asOfDay);
}

function isByDay(call: Call): boolean {
  const width = call.query.one('time_bucket_width');
  if (width === undefined || width === '1d') return width === '1d';
  throw new Refusal(400, `time_bucket_width: this simulator keeps days; ask for 1d, got ${width}`);
}

function checkRange(call: Call, { start, end }: AnalyticsWindow): void {
  if (start < ANALYTICS_FIRST_DAY) {
    throw new Refusal(400, `starting_at: must not be before ${ANALYTICS_FIRST_DAY}T00:00:00Z`);
  }
  if (start < addDays(call.asOfDay, -ANALYTICS_DAYS_BACK)) {
    throw new Refusal(400, `starting_at: must be within the last ${ANALYTICS_DAYS_BACK} days`);
  }
  if (end <= start) throw new Refusal(400, 'ending_at: must be after starting_at');
  if (daysBetween(start, end) > MAXIMUM_SPAN_DAYS) {
    throw new Refusal(400, `ending_at: the range must not be longer than ${MAXIMUM_SPAN_DAYS} days`);
  }
}
