import type { Meter } from '../account.js';
import type { JsonObject } from '../http/json.js';
import type { Activity, Line } from '../published.js';

const TOKEN_TYPES: Readonly<Partial<Record<Meter, string>>> = {
  input: 'uncached_input_tokens',
  cached_input: 'cache_read_input_tokens',
  cache_write_5m: 'cache_creation.ephemeral_5m_input_tokens',
  cache_write_1h: 'cache_creation.ephemeral_1h_input_tokens',
  output: 'output_tokens',
};

const TOKEN_TEXT: Readonly<Partial<Record<Meter, string>>> = {
  input: 'Input Tokens',
  cached_input: 'Cache Read',
  cache_write_5m: 'Cache Write 5m',
  cache_write_1h: 'Cache Write 1h',
  output: 'Output Tokens',
};

/** The `cost_type` of a line: our kinds are called like Anthropic's, but for messages. */
export function costType({ workload }: Line): string {
  return workload.kind === 'messages' ? 'tokens' : workload.kind;
}

export function tokenType({ meter }: Line): string | null {
  return TOKEN_TYPES[meter] ?? null;
}

/** `Claude Opus 5.5 Usage - Input Tokens`, or the name of the service. */
export function description({ workload, meter }: Line): string {
  return workload.model === null
    ? workload.price
    : `${modelName(workload.model)} Usage - ${TOKEN_TEXT[meter] ?? meter}`;
}

function modelName(model: string): string {
  const words = model.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join(' ').replace(/(\d) (?=\d)/g, '$1.');
}

/** The token fields that both usage endpoints share; uncached input excludes everything cached. */
export function tokenCounts(activities: readonly Activity[]): JsonObject {
  return {
    uncached_input_tokens: totalOf(activities, 'input'),
    cache_creation: {
      ephemeral_1h_input_tokens: totalOf(activities, 'cache_write_1h'),
      ephemeral_5m_input_tokens: totalOf(activities, 'cache_write_5m'),
    },
    cache_read_input_tokens: totalOf(activities, 'cached_input'),
    output_tokens: totalOf(activities, 'output'),
    server_tool_use: { web_search_requests: totalOf(activities, 'calls') },
  };
}

function totalOf(activities: readonly Activity[], meter: Meter): number {
  let sum = 0;
  for (const { lines } of activities) for (const line of lines) if (line.meter === meter) sum += line.quantity;
  return sum;
}

/** Whether an activity shows in the usage endpoints: code execution and agent sessions do not. */
export function showsInUsage({ workload }: Activity): boolean {
  return workload.kind === 'messages' || workload.kind === 'web_search';
}

/** In costs a web search has no model; in usage it is counted with the model that searched. */
export function usageModel({ workload }: Activity): string | null {
  return workload.model ?? workload.labels['usage_model'] ?? null;
}
