import { limitOf, type Call } from '../http/call.js';
import type { JsonObject } from '../http/json.js';
import { startText } from './instants.js';

/** `GET /v1/organizations/workspaces`: the default workspace is in no list. */
export function workspaces(call: Call): JsonObject {
  const withArchived = call.query.one('include_archived') === 'true';
  const created = startText(call.account.firstDay);
  const listed = call.account.projects.filter((p) => !p.isDefault && (withArchived || !p.archived));
  return listPage(
    call,
    listed.map((project) => ({
      id: project.id,
      type: 'workspace',
      name: project.name,
      display_color: '#6C5BB9',
      created_at: created,
      archived_at: project.archived ? created : null,
      compartment_id: 'cmp_demo',
      data_residency: {},
      external_key_id: null,
      tags: {},
      user_profile_id: null,
    })),
  );
}

/** `GET /v1/organizations/api_keys`: deleted keys are gone from here and stay in the costs. */
export function apiKeys(call: Call): JsonObject {
  const workspace = call.query.one('workspace_id');
  const created = startText(call.account.firstDay);
  const listed = call.account.keys.filter(
    (key) => !key.deleted && (workspace === undefined || key.project === workspace),
  );
  return listPage(
    call,
    listed.map((key) => ({
      id: key.id,
      type: 'api_key',
      name: key.name,
      status: 'active',
      partial_key_hint: 'sk-ant-api…demo',
      created_at: created,
      expires_at: null,
      created_by: { id: 'user_demo_ann', type: 'user' },
      principal: null,
      scope: { type: 'workspace', workspace_id: key.project },
    })),
  );
}

function listPage(call: Call, items: readonly (JsonObject & { id: string })[]): JsonObject {
  const limit = limitOf(call, { fallback: 20, maximum: 1000 });
  const after = call.query.one('after_id');
  const start = after === undefined ? 0 : items.findIndex((item) => item.id === after) + 1;
  const data = items.slice(start, start + limit);
  return {
    data,
    has_more: start + limit < items.length,
    first_id: data[0]?.id ?? null,
    last_id: data[data.length - 1]?.id ?? null,
  };
}
