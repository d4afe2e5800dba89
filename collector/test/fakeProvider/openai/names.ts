import { startOfDay } from '../../../src/domain/day.js';
import { limitOf, type Call } from '../http/call.js';
import type { JsonObject } from '../http/json.js';
import { Refusal } from '../http/refusal.js';

/** `GET /v1/organization/projects`: archived ones only with `include_archived=true`. */
export function projects(call: Call): JsonObject {
  const created = createdAt(call);
  const withArchived = call.query.one('include_archived') === 'true';
  const listed = call.account.projects.filter((project) => withArchived || !project.archived);
  return listPage(
    call,
    listed.map((project) => ({
      id: project.id,
      object: 'organization.project',
      name: project.name,
      created_at: created,
      archived_at: project.archived ? created : null,
      status: project.archived ? 'archived' : 'active',
    })),
  );
}

/** `GET /v1/organization/projects/{id}/api_keys`: deleted keys are gone from here and stay in the costs. */
export function projectKeys(call: Call, projectId: string): JsonObject {
  if (!call.account.projects.some((project) => project.id === projectId)) {
    throw new Refusal(404, `Project with id ${projectId} not found`, { code: 'not_found' });
  }
  const created = createdAt(call);
  const listed = call.account.keys.filter((key) => key.project === projectId && !key.deleted);
  return listPage(
    call,
    listed.map((key) => ({
      object: 'organization.project.api_key',
      id: key.id,
      name: key.name,
      redacted_value: 'sk-proj-…demo',
      created_at: created,
      last_used_at: startOfDay(call.asOfDay) / 1000,
      owner_project_access: 'active',
      owner: {
        type: 'service_account',
        service_account: { id: `svc_${key.id}`, name: key.name, role: 'member', created_at: created },
      },
    })),
  );
}

function createdAt(call: Call): number {
  return startOfDay(call.account.firstDay) / 1000;
}

function listPage(call: Call, items: readonly (JsonObject & { id: string })[]): JsonObject {
  const limit = limitOf(call, { fallback: 20, maximum: 100 });
  const after = call.query.one('after');
  const start = after === undefined ? 0 : items.findIndex((item) => item.id === after) + 1;
  const data = items.slice(start, start + limit);
  return {
    object: 'list',
    data,
    first_id: data[0]?.id ?? null,
    last_id: data[data.length - 1]?.id ?? null,
    has_more: start + limit < items.length,
  };
}
