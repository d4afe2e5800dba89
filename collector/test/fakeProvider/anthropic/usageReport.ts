import { groupingOf, type Call } from '../http/call.js';
import { groupItems, namedValues } from '../http/grouping.js';
import type { JsonObject } from '../http/json.js';
import { Refusal } from '../http/refusal.js';
import { publishedOn, type Activity } from '../published.js';
import { workspaceInReports } from './costReport.js';
import { showsInUsage, tokenCounts, usageModel } from './meters.js';
import { reportPage } from './reportBuckets.js';

const FIELDS = [
  'account_id',
  'api_key_id',
  'service_account_id',
  'workspace_id',
  'model',
  'service_tier',
  'context_window',
  'inference_geo',
];
const SPEED_BETA = 'fast-mode-2026-02-01';

/** `GET /v1/organizations/usage_report/messages`: tokens without a number of requests. */
export function usageReport(call: Call): JsonObject {
  const grouping = groupingOf(call, [...FIELDS, 'speed']);
  if (grouping.includes('speed') && !call.header('anthropic-beta')?.includes(SPEED_BETA)) {
    throw new Refusal(400, `group_by: speed needs the header anthropic-beta: ${SPEED_BETA}`);
  }
  const dimensions = grouping.map((name) => (activity: Activity) => valueOf(call, activity, name));
  return reportPage(call, (day) => {
    const activities = publishedOn(call.world, call.account, day, call.asOfDay).filter(showsInUsage);
    return groupItems(activities, dimensions).map(({ values, items }) => ({
      ...namedValues(grouping.includes('speed') ? [...FIELDS, 'speed'] : FIELDS, grouping, values),
      ...tokenCounts(items),
    }));
  });
}

function valueOf(call: Call, activity: Activity, name: string): string | null {
  const { workload } = activity;
  if (name === 'api_key_id') return workload.key;
  if (name === 'workspace_id') return workspaceInReports(call, workload.project);
  if (name === 'model') return usageModel(activity);
  if (name === 'account_id')
    return workload.labels['user'] === undefined ? null : `user_demo_${workload.labels['user']}`;
  return workload.labels[name] ?? null;
}
