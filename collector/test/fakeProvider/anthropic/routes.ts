import type { Call } from '../http/call.js';
import type { JsonObject } from '../http/json.js';
import { Refusal } from '../http/refusal.js';
import { analytics } from './analytics.js';
import { costReport } from './costReport.js';
import { apiKeys, workspaces } from './names.js';
import { usageReport } from './usageReport.js';

const ROUTES: Readonly<Record<string, (call: Call) => JsonObject>> = {
  '/v1/organizations/analytics/cost': (call) => analytics(call, 'cost'),
  '/v1/organizations/analytics/usage': (call) => analytics(call, 'usage'),
  '/v1/organizations/cost_report': costReport,
  '/v1/organizations/usage_report/messages': usageReport,
  '/v1/organizations/workspaces': workspaces,
  '/v1/organizations/api_keys': apiKeys,
};

/** What Anthropic's administration API answers; null when there is no such path. */
export function anthropicAnswer(call: Call): JsonObject | null {
  const route = ROUTES[call.path];
  if (!route) return null;
  if (call.header('anthropic-version') === undefined) throw new Refusal(400, 'anthropic-version: header is required');
  return route(call);
}
