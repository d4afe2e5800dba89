import type { Day } from '../../../src/domain/day.js';
import type { Meter } from '../account.js';
import { groupingOf, limitOf, type Call } from '../http/call.js';
import { groupItems, namedValues, type Dimension, type Group } from '../http/grouping.js';
import { dollars, type JsonObject } from '../http/json.js';
import { Refusal } from '../http/refusal.js';
import { publishedOn, type Line } from '../published.js';
import { bucketPage, startTimeOf } from './buckets.js';

/** Grouping by key is refused for windows that start earlier: 2025-12-06T00:00:00Z. */
export const KEY_GROUPING_FLOOR = 1_764_979_200;

const MAXIMUM_BUCKETS = 31;

const METER_TEXT: Readonly<Partial<Record<Meter, string>>> = {
  cached_input: 'cached input',
  cache_write_5m: 'cache write',
};

const DIMENSIONS: Readonly<Record<string, Dimension<Line>>> = {
  project_id: (line) => line.workload.project,
  line_item: lineItem,
  api_key_id: (line) => line.workload.key,
  user_id: (line) => line.workload.labels['user_id'] ?? null,
};

/** `GET /v1/organization/costs`: dollars as a JSON number. */
export function costs(call: Call): JsonObject {
  const grouping = groupingOf(call, Object.keys(DIMENSIONS));
  if (grouping.includes('api_key_id') && startTimeOf(call) < KEY_GROUPING_FLOOR) {
    const message = `group_by api_key_id is not available before ${KEY_GROUPING_FLOOR}`;
    throw new Refusal(400, message, { param: 'start_time', code: 'invalid_request_error' });
  }
  // The documented maximum is 180, yet the live service answers with 31 buckets and no word about it.
  const limit = Math.min(MAXIMUM_BUCKETS, limitOf(call, { fallback: 7, maximum: 999_999_999 }));
  const dimensions = grouping.flatMap((name) => DIMENSIONS[name] ?? []);
  return bucketPage(call, limit, (day) =>
    groupItems(linesOf(call, day), dimensions).map((group) => resultRow(group, grouping)),
  );
}

function linesOf(call: Call, day: Day): Line[] {
  const projects = call.query.list('project_ids');
  const keys = call.query.list('api_key_ids');
  return publishedOn(call.world, call.account, day, call.asOfDay)
    .filter(({ workload }) => !projects || projects.includes(workload.project ?? ''))
    .filter(({ workload }) => !keys || keys.includes(workload.key ?? ''))
    .flatMap(({ lines }) => lines)
    .filter((line) => line.amount !== 0n);
}

function lineItem({ workload, meter }: Line): string {
  return workload.price === workload.model ? `${workload.model}, ${METER_TEXT[meter] ?? meter}` : workload.price;
}

function resultRow(group: Group<Line>, grouping: readonly string[]): JsonObject {
  const { user_id: user, ...dimensions } = namedValues(Object.keys(DIMENSIONS), grouping, group.values);
  const row: JsonObject = {
    object: 'organization.costs.result',
    amount: { value: dollars(group.items.reduce((sum, line) => sum + line.amount, 0n)), currency: 'usd' },
    ...dimensions,
    quantity: grouping.includes('line_item') ? quantityOf(group.items) : null,
  };
  if (!grouping.includes('user_id')) return row;
  return { ...row, user_id: user ?? null, user_email: user ? emailOf(user) : null };
}

function quantityOf(lines: readonly Line[]): number | null {
  if (lines.some((line) => line.meter === 'credit')) return null;
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

function emailOf(user: string): string {
  return `${user.replace('user-demo-', '')}@example.test`;
}
