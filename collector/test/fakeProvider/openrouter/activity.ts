import { addDays, eachDay, parseDay, type Day } from '../../../src/domain/day.js';
import type { Call } from '../http/call.js';
import { groupItems, type Dimension, type Group } from '../http/grouping.js';
import { dollars, type JsonObject } from '../http/json.js';
import { Refusal } from '../http/refusal.js';
import type { Meter } from '../account.js';
import { publishedOn, type Activity } from '../published.js';
import { ACTIVITY_DAYS_BACK } from '../truth.js';

const DIMENSIONS: readonly Dimension<Activity>[] = [
  ({ workload }) => workload.model,
  ({ workload }) => workload.labels['endpoint_id'] ?? null,
];

/** `GET /api/v1/activity`: the last thirty completed UTC days, dollars as a JSON number, no paging. */
export function activity(call: Call): JsonObject {
  const byWorkspace = call.query.one('group_by') === 'workspace';
  const dimensions = byWorkspace ? [...DIMENSIONS, (item: Activity) => item.workload.project] : DIMENSIONS;
  const rows = askedDays(call).flatMap((day) =>
    groupItems(activitiesOf(call, day), dimensions).map((group) => row(day, group, byWorkspace)),
  );
  return { data: rows };
}

function askedDays(call: Call): Day[] {
  const first = addDays(call.asOfDay, -ACTIVITY_DAYS_BACK);
  const last = addDays(call.asOfDay, -1);
  const text = call.query.one('date');
  if (text === undefined) return eachDay(first, last);
  const day = parseDay(text);
  if (!day) throw new Refusal(400, `date must be written as YYYY-MM-DD, got ${text}`);
  if (day < first || day > last) {
    throw new Refusal(400, `Date must be within the last ${ACTIVITY_DAYS_BACK} (completed) UTC days`);
  }
  return [day];
}

function activitiesOf(call: Call, day: Day): Activity[] {
  const key = call.query.one('api_key_hash');
  const workspace = call.query.one('workspace_id');
  return publishedOn(call.world, call.account, day, call.asOfDay)
    .filter(({ workload }) => key === undefined || workload.key === key)
    .filter(({ workload }) => workspace === undefined || workload.project === workspace);
}

/** Money on a key of one's own is billed by the other provider: here it only shows, the fee is what counts. */
function row(day: Day, { items }: Group<Activity>, byWorkspace: boolean): JsonObject {
  const labels = items[0]?.workload.labels ?? {};
  return {
    date: day,
    model: items[0]?.workload.model ?? null,
    model_permaslug: labels['model_permaslug'] ?? null,
    endpoint_id: labels['endpoint_id'] ?? null,
    provider_name: labels['provider_name'] ?? null,
    usage: dollars(sumOf(items, (line) => line.amount)),
    byok_usage_inference: dollars(sumOf(items, (line) => (line.workload.chargedPermille < 1000 ? line.list : 0n))),
    requests: items.reduce((sum, item) => sum + item.requests, 0),
    prompt_tokens: countOf(items, 'input'),
    completion_tokens: countOf(items, 'output'),
    reasoning_tokens: countOf(items, 'reasoning'),
    ...(byWorkspace ? { workspace_id: items[0]?.workload.project ?? null } : {}),
  };
}

function sumOf(items: readonly Activity[], amount: (line: Activity['lines'][number]) => bigint): bigint {
  return items.flatMap(({ lines }) => lines).reduce((sum, line) => sum + amount(line), 0n);
}

function countOf(items: readonly Activity[], meter: Meter): number {
  return items.flatMap(({ lines }) => lines).reduce((sum, l) => sum + (l.meter === meter ? l.quantity : 0), 0);
}
