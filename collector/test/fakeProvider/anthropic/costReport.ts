import type { Day } from '../../../src/domain/day.js';
import { groupingOf, type Call } from '../http/call.js';
import { groupItems, namedValues, type Dimension } from '../http/grouping.js';
import { centsText, type JsonObject } from '../http/json.js';
import { publishedOn, type Line } from '../published.js';
import { costType, description, tokenType } from './meters.js';
import { reportPage } from './reportBuckets.js';

const DETAILS: Readonly<Record<string, Dimension<Line>>> = {
  description,
  cost_type: costType,
  model: (line) => line.workload.model,
  token_type: tokenType,
  context_window: (line) => line.workload.labels['context_window'] ?? null,
  service_tier: (line) => line.workload.labels['service_tier'] ?? null,
  inference_geo: (line) => line.workload.labels['inference_geo'] ?? null,
};

const FIELDS = ['workspace_id', ...Object.keys(DETAILS)];

/** `GET /v1/organizations/cost_report`: cents as text; grouping by description brings the details along. */
export function costReport(call: Call): JsonObject {
  const grouping = groupingOf(call, ['workspace_id', 'description']);
  const names = grouping.flatMap((name) => (name === 'description' ? Object.keys(DETAILS) : [name]));
  const dimensions = names.map((name) => DETAILS[name] ?? ((line: Line) => workspaceOf(call, line)));
  return reportPage(call, (day) =>
    groupItems(linesOf(call, day), dimensions).map(({ values, items }) => ({
      amount: centsText(
        items.reduce((sum, line) => sum + line.amount, 0n),
        6,
      ),
      currency: 'USD',
      ...namedValues(FIELDS, names, values),
    })),
  );
}

function linesOf(call: Call, day: Day): Line[] {
  return publishedOn(call.world, call.account, day, call.asOfDay)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.amount !== 0n);
}

function workspaceOf(call: Call, { workload }: Line): string | null {
  return workspaceInReports(call, workload.project);
}

/** The default workspace has no id in the older reports. */
export function workspaceInReports(call: Call, project: string | null): string | null {
  return call.account.projects.some(({ id, isDefault }) => id === project && isDefault) ? null : project;
}
