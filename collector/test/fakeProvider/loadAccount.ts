import type { AccountSpec, KeySpec, ProjectSpec, Workload } from './account.js';

/** The account with so many workloads, each with a key of its own, that a day publishes about `rowsPerDay` cost rows. */
export function withRowsPerDay(spec: AccountSpec, rowsPerDay: number): AccountSpec {
  const templates = spec.workloads.filter(isSteady);
  const first = templates[0];
  if (!first) throw new RangeError(`account ${spec.name} has no steady workload to multiply`);
  const copies: Workload[] = [];
  for (let rows = 0; rows < rowsPerDay;) {
    const copy = copyOf(spec, templates[copies.length % templates.length] ?? first, copies.length);
    rows += rowsOf(spec, copy);
    copies.push(copy);
  }
  const share = templates.length / copies.length;
  const workloads = copies.map((copy) => ({ ...copy, requests: Math.max(20, copy.requests * share) }));
  return { ...spec, workloads, keys: copies.map(keyOf), projects: [...spec.projects, ...newProjects(spec, copies)] };
}

function isSteady(workload: Workload): boolean {
  return (workload.kind === 'completions' || workload.kind === 'messages') && workload.trend === null;
}

function copyOf(spec: AccountSpec, template: Workload, index: number): Workload {
  const serial = String(index).padStart(6, '0');
  const labels = { ...template.labels };
  if (labels['endpoint_id'] !== undefined) labels['endpoint_id'] = `00000000-0000-4000-9000-000000${serial}`;
  // The older reports of Anthropic know no keys: there a row of its own needs a workspace of its own.
  const project = hasKeysInCosts(spec) ? template.project : `${template.project ?? 'wrkspc_load'}_${serial}`;
  return { ...template, project, key: `${template.key ?? 'key_load'}_${serial}`, labels };
}

function hasKeysInCosts(spec: AccountSpec): boolean {
  return spec.provider !== 'anthropic' || spec.analytics;
}

/** OpenRouter folds all meters of an endpoint in one row; the others publish one row a meter. */
function rowsOf(spec: AccountSpec, workload: Workload): number {
  return spec.provider === 'openrouter' ? 1 : Object.keys(workload.perRequest).length;
}

function keyOf({ key, project }: Workload): KeySpec {
  return { id: key ?? '', name: key ?? '', project: project ?? '', deleted: false };
}

function newProjects(spec: AccountSpec, copies: readonly Workload[]): ProjectSpec[] {
  const known = new Set(spec.projects.map(({ id }) => id));
  const missing = [...new Set(copies.flatMap(({ project }) => project ?? []))].filter((id) => !known.has(id));
  return missing.map((id) => ({ id, name: id, archived: false, isDefault: false }));
}
