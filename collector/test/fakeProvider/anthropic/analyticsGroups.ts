import type { Day } from '../../../src/domain/day.js';
import type { Call } from '../http/call.js';
import type { Json, JsonObject } from '../http/json.js';
import type { Activity } from '../published.js';
import { usageModel } from './meters.js';

/** Dimensions that only fan a cost row out; they count neither for the five nor for `limit`. */
export const FAN_OUT = ['cost_type', 'token_type'];

const NAMES = [
  'actor',
  'actor_type',
  'agent_id',
  'api_key_id',
  'claude_tag_category',
  'claude_tag_user_id',
  'context_window',
  'deployment_id',
  'environment_id',
  'inference_geo',
  'model',
  'organization_id',
  'product',
  'rbac_group_id',
  'service_tier',
  'session_id',
  'slack_channel_id',
  'speed',
  'user_profile_id',
  'workspace_id',
];

export type Report = 'cost' | 'usage';

/** What `limit` counts: one stretch of time and one combination of the asked dimensions. */
export interface AnalyticsGroup {
  readonly start: Day;
  readonly end: Day;
  readonly values: readonly (string | null)[];
  readonly activities: readonly Activity[];
}

export function groupNames(report: Report): string[] {
  return report === 'cost' ? [...NAMES, ...FAN_OUT].sort() : NAMES;
}

/** The value of a dimension as text; an actor is known by its id. */
export function analyticsValue(call: Call, report: Report, activity: Activity, name: string): string | null {
  const { workload } = activity;
  switch (name) {
    case 'actor':
      return workload.labels['user'] ?? workload.key;
    case 'actor_type':
      return actorOf(activity)?.['type']?.toString() ?? null;
    case 'api_key_id':
      return workload.key;
    case 'model':
      return report === 'usage' ? usageModel(activity) : workload.model;
    case 'organization_id':
      return call.account.organisation;
    case 'workspace_id':
      return workload.project;
    default:
      return workload.labels[name] ?? null;
  }
}

function actorOf({ workload }: Activity): JsonObject | null {
  const user = workload.labels['user'];
  if (user !== undefined) {
    const name = user.charAt(0).toUpperCase() + user.slice(1);
    const email = `${user}@example.test`;
    return { type: 'user_actor', user_id: `user_demo_${user}`, name, email_address: email, deleted: false };
  }
  return workload.key === null ? null : { type: 'api_actor', api_key_id: workload.key };
}

/** The `group` object of a row: every dimension the report knows, null unless it was asked for. */
export function groupObject(
  report: Report,
  asked: readonly string[],
  values: readonly (string | null)[],
  sample: Activity | undefined,
  fannedOut: Readonly<Record<string, string | null>> = {},
): JsonObject {
  const group: Record<string, Json> = {};
  for (const name of groupNames(report)) group[name] = fannedOut[name] ?? values[asked.indexOf(name)] ?? null;
  if (asked.includes('actor') && sample) group['actor'] = actorOf(sample);
  return group;
}

const FILTERS: Readonly<Record<string, string>> = {
  api_key_ids: 'api_key_id',
  context_windows: 'context_window',
  inference_geos: 'inference_geo',
  models: 'model',
  products: 'product',
  service_tiers: 'service_tier',
  workspace_ids: 'workspace_id',
};

/** Whether the plural filters of the call let the activity pass; an empty value means "has none". */
export function passesFilters(call: Call, report: Report, activity: Activity): boolean {
  return Object.entries(FILTERS).every(([parameter, name]) => {
    const wanted = call.query.list(parameter);
    return !wanted || wanted.includes(analyticsValue(call, report, activity, name) ?? '');
  });
}
