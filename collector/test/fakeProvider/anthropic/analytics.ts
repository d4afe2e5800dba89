import { addDays, type Day } from '../../../src/domain/day.js';
import { groupingOf, limitOf, type Call } from '../http/call.js';
import { groupItems } from '../http/grouping.js';
import type { Json, JsonObject } from '../http/json.js';
import { nextPageToken, pageOffset } from '../http/pageToken.js';
import { Refusal } from '../http/refusal.js';
import { publishedOn, type Activity } from '../published.js';
import type { World } from '../world.js';
import {
  analyticsValue,
  FAN_OUT,
  groupNames,
  passesFilters,
  type AnalyticsGroup,
  type Report,
} from './analyticsGroups.js';
import { analyticsRows } from './analyticsRows.js';
import { analyticsWindow, windowDays, type AnalyticsWindow } from './analyticsWindow.js';
import { showsInUsage } from './meters.js';

const MAXIMUM_DIMENSIONS = 5;
const MEMO_SIZE = 8;
const REFRESHED_EVERY_MS = 600_000;

/** `GET /v1/organizations/analytics/cost` and `/usage`. */
export function analytics(call: Call, report: Report): JsonObject {
  const window = analyticsWindow(call);
  const asked = groupingOf(call, groupNames(report));
  const dimensions = asked.filter((name) => !FAN_OUT.includes(name));
  if (dimensions.length > MAXIMUM_DIMENSIONS) {
    throw new Refusal(400, `group_by: at most ${MAXIMUM_DIMENSIONS} dimensions besides ${FAN_OUT.join(' and ')}`);
  }
  const limit = limitOf(call, { fallback: 20, maximum: 1000 });
  const offset = pageOffset(call);
  const groups = remembered(call, () => ordered(call, report, groupsOf(call, report, window, dimensions)));
  const hasMore = offset + limit < groups.length;
  const page = groups.slice(offset, offset + limit);
  const data: Json[] = page.flatMap((group) => analyticsRows(report, asked, dimensions, group));
  return {
    data,
    has_more: hasMore,
    next_page: hasMore ? nextPageToken(call, offset + limit) : null,
    data_refreshed_at: refreshedAt(call),
  };
}

function refreshedAt(call: Call): string {
  const ms = Math.floor(Date.parse(call.asOf) / REFRESHED_EVERY_MS) * REFRESHED_EVERY_MS;
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

function groupsOf(
  call: Call,
  report: Report,
  window: AnalyticsWindow,
  dimensions: readonly string[],
): AnalyticsGroup[] {
  const readers = dimensions.map((name) => (item: Activity) => analyticsValue(call, report, item, name));
  const group = (start: Day, end: Day, activities: readonly Activity[]): AnalyticsGroup[] =>
    groupItems(activities, readers).map(({ values, items }) => ({ start, end, values, activities: items }));
  const days = windowDays(call, window);
  if (window.byDay) return days.flatMap((day) => group(day, addDays(day, 1), activitiesOf(call, report, day)));
  return group(
    window.start,
    window.end,
    days.flatMap((day) => activitiesOf(call, report, day)),
  );
}

/** Combinations without cost have no row at all. */
function activitiesOf(call: Call, report: Report, day: Day): Activity[] {
  return publishedOn(call.world, call.account, day, call.asOfDay).filter((activity) => {
    const shown = report === 'usage' ? showsInUsage(activity) : costOf(activity) !== 0n;
    return shown && passesFilters(call, report, activity);
  });
}

function costOf({ lines }: Activity): bigint {
  return lines.reduce((sum, line) => sum + line.amount, 0n);
}

const WEIGHTS: Readonly<Record<string, (activity: Activity) => bigint>> = {
  amount: costOf,
  list_amount: ({ lines }) => lines.reduce((sum, line) => sum + line.list, 0n),
};

/** By amount, largest first, unless the call says otherwise; a time order keeps the order within a day. */
function ordered(call: Call, report: Report, groups: AnalyticsGroup[]): AnalyticsGroup[] {
  const by = call.query.one('order_by') ?? 'amount';
  const direction = call.query.one('order') ?? (by === 'time' ? 'asc' : 'desc');
  if (direction !== 'asc' && direction !== 'desc') throw new Refusal(400, 'order: must be asc or desc');
  const sign = direction === 'asc' ? 1 : -1;
  if (by === 'time') return groups.sort((a, b) => sign * (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const weight = WEIGHTS[by];
  if (!weight) throw new Refusal(400, `order_by: must be amount, list_amount or time on analytics/${report}`);
  const weighed = groups.map((group) => ({ group, weight: group.activities.reduce((sum, a) => sum + weight(a), 0n) }));
  weighed.sort((a, b) => sign * (a.weight < b.weight ? -1 : a.weight > b.weight ? 1 : 0));
  return weighed.map(({ group }) => group);
}

const memo = new WeakMap<World, Map<string, AnalyticsGroup[]>>();

/** A long read asks the same question page after page; the world never changes, so its answer may be kept. */
function remembered(call: Call, compute: () => AnalyticsGroup[]): AnalyticsGroup[] {
  const kept = memo.get(call.world) ?? new Map<string, AnalyticsGroup[]>();
  memo.set(call.world, kept);
  const key = [call.account.name, call.path, call.query.canonical(), call.asOfDay].join('\n');
  const groups = kept.get(key) ?? compute();
  const [oldest] = kept.keys();
  if (!kept.has(key) && kept.size >= MEMO_SIZE && oldest !== undefined) kept.delete(oldest);
  kept.set(key, groups);
  return groups;
}
