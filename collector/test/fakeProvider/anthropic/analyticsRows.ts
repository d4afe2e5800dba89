import { countsRequests, isTokenMeter } from '../account.js';
import { groupItems } from '../http/grouping.js';
import { centsText, type JsonObject } from '../http/json.js';
import type { Activity, Line } from '../published.js';
import { FAN_OUT, groupObject, type AnalyticsGroup, type Report } from './analyticsGroups.js';
import { startText } from './instants.js';
import { costType, tokenCounts, tokenType } from './meters.js';

const FAN_OUT_READERS: Readonly<Record<string, (line: Line) => string | null>> = {
  cost_type: costType,
  token_type: tokenType,
};

/** The rows of one group: one, or in the cost report one for each asked cost and token type. */
export function analyticsRows(
  report: Report,
  asked: readonly string[],
  dimensions: readonly string[],
  group: AnalyticsGroup,
): JsonObject[] {
  const time = { starting_at: startText(group.start), ending_at: startText(group.end) };
  const sample = group.activities[0];
  if (report === 'usage') {
    return [
      { ...time, group: groupObject(report, dimensions, group.values, sample), usage: usageOf(group.activities) },
    ];
  }
  const fanOut = FAN_OUT.filter((name) => asked.includes(name));
  const lines = group.activities.flatMap((activity) => activity.lines).filter((line) => line.amount !== 0n);
  const readers = fanOut.flatMap((name) => FAN_OUT_READERS[name] ?? []);
  return groupItems(lines, readers).map(({ values, items }) => {
    const fannedOut = Object.fromEntries(fanOut.map((name, index) => [name, values[index] ?? null]));
    const requests = fanOut.length > 0 ? null : requestsOf(group.activities);
    return {
      ...time,
      group: groupObject(report, dimensions, group.values, sample, fannedOut),
      cost: costOf(items, requests),
    };
  });
}

function costOf(lines: readonly Line[], requests: number | null): JsonObject {
  return {
    amount: centsText(lines.reduce((sum, line) => sum + line.amount, 0n)),
    list_amount: centsText(lines.reduce((sum, line) => sum + line.list, 0n)),
    currency: 'USD',
    requests,
  };
}

function usageOf(activities: readonly Activity[]): JsonObject {
  const { server_tool_use: tools = null, ...tokens } = tokenCounts(activities);
  const total = activities.flatMap(({ lines }) => lines).reduce((sum, line) => sum + tokensOf(line), 0);
  return { ...tokens, total_tokens: total, requests: requestsOf(activities), server_tool_use: tools };
}

function tokensOf(line: Line): number {
  return isTokenMeter(line.meter) ? line.quantity : 0;
}

function requestsOf(activities: readonly Activity[]): number {
  return activities.reduce((sum, { workload, requests }) => sum + (countsRequests(workload.kind) ? requests : 0), 0);
}
