import type { Meter, WorkloadKind } from '../account.js';
import { groupingOf, limitOf, type Call } from '../http/call.js';
import { groupItems, namedValues } from '../http/grouping.js';
import type { Json, JsonObject } from '../http/json.js';
import { publishedOn, type Activity } from '../published.js';
import { bucketPage } from './buckets.js';

interface UsageStream {
  readonly kind: WorkloadKind;
  readonly object: string;
  readonly dimensions: readonly string[];
  readonly counts: (activities: readonly Activity[]) => Record<string, number>;
}

const WHO = ['project_id', 'user_id', 'api_key_id'];
const WHO_AND_MODEL = [...WHO, 'model'];
const BYTES_PER_GB = 1_073_741_824;

/** The streams below `/v1/organization/usage/`; two of them call their rows differently from their path. */
const STREAMS: Readonly<Record<string, UsageStream>> = {
  completions: {
    kind: 'completions',
    object: 'completions',
    dimensions: [...WHO_AND_MODEL, 'batch', 'service_tier'],
    counts: completionCounts,
  },
  embeddings: {
    kind: 'embeddings',
    object: 'embeddings',
    dimensions: WHO_AND_MODEL,
    counts: withRequests('input_tokens', 'input'),
  },
  moderations: {
    kind: 'moderations',
    object: 'moderations',
    dimensions: WHO_AND_MODEL,
    counts: withRequests('input_tokens', 'input'),
  },
  images: {
    kind: 'images',
    object: 'images',
    dimensions: [...WHO_AND_MODEL, 'size', 'source'],
    counts: withRequests('images', 'images'),
  },
  audio_speeches: {
    kind: 'audio_speeches',
    object: 'audio_speeches',
    dimensions: WHO_AND_MODEL,
    counts: withRequests('characters', 'characters'),
  },
  audio_transcriptions: {
    kind: 'audio_transcriptions',
    object: 'audio_transcriptions',
    dimensions: WHO_AND_MODEL,
    counts: withRequests('seconds', 'seconds'),
  },
  vector_stores: {
    kind: 'vector_stores',
    object: 'vector_stores',
    dimensions: ['project_id'],
    counts: (activities) => ({ usage_bytes: total(activities, 'gb_days') * BYTES_PER_GB }),
  },
  code_interpreter_sessions: {
    kind: 'code_interpreter_sessions',
    object: 'code_interpreter_sessions',
    dimensions: ['project_id'],
    counts: (activities) => ({ num_sessions: total(activities, 'sessions') }),
  },
  file_search_calls: {
    kind: 'file_search_calls',
    object: 'file_searches',
    dimensions: [...WHO, 'vector_store_id'],
    counts: (activities) => ({ num_requests: total(activities, 'calls') }),
  },
  web_search_calls: {
    kind: 'web_search_calls',
    object: 'web_searches',
    dimensions: [...WHO_AND_MODEL, 'context_level'],
    counts: withRequests('num_requests', 'calls'),
  },
};

/** `GET /v1/organization/usage/{stream}`; null when there is no such stream. */
export function usage(call: Call, name: string): JsonObject | null {
  const stream = STREAMS[name];
  if (!stream) return null;
  const grouping = groupingOf(call, stream.dimensions);
  const limit = limitOf(call, { fallback: 7, maximum: 31, reason: 'for bucket_width=1d' });
  return bucketPage(call, limit, (day) => {
    const activities = publishedOn(call.world, call.account, day, call.asOfDay).filter(
      (activity) => activity.workload.kind === stream.kind && isAsked(call, activity),
    );
    const groups = groupItems(
      activities,
      grouping.map((dimension) => (item: Activity) => valueOf(item, dimension)),
    );
    return groups.map(({ values, items }) => ({
      object: `organization.usage.${stream.object}.result`,
      ...stream.counts(items),
      ...typedValues(namedValues(stream.dimensions, grouping, values)),
    }));
  });
}

function isAsked(call: Call, activity: Activity): boolean {
  const filters = { project_ids: 'project_id', api_key_ids: 'api_key_id', models: 'model', user_ids: 'user_id' };
  return Object.entries(filters).every(([parameter, dimension]) => {
    const wanted = call.query.list(parameter);
    return !wanted || wanted.includes(valueOf(activity, dimension) ?? '');
  });
}

function valueOf({ workload }: Activity, dimension: string): string | null {
  if (dimension === 'project_id') return workload.project;
  if (dimension === 'api_key_id') return workload.key;
  if (dimension === 'model') return workload.model;
  return workload.labels[dimension] ?? null;
}

function typedValues(values: Record<string, string | null>): JsonObject {
  const typed: Record<string, Json> = { ...values };
  if (typeof values['batch'] === 'string') typed['batch'] = values['batch'] === 'true';
  return typed;
}

function completionCounts(activities: readonly Activity[]): Record<string, number> {
  const uncached = total(activities, 'input');
  const cached = total(activities, 'cached_input');
  const written = total(activities, 'cache_write_5m');
  const output = total(activities, 'output');
  return {
    input_tokens: uncached + cached + written,
    output_tokens: output,
    num_model_requests: requests(activities),
    input_cached_tokens: cached,
    input_uncached_tokens: uncached,
    input_cache_write_tokens: written,
    input_text_tokens: uncached,
    input_cached_text_tokens: cached,
    input_audio_tokens: 0,
    input_cached_audio_tokens: 0,
    input_image_tokens: 0,
    input_cached_image_tokens: 0,
    output_text_tokens: output,
    output_audio_tokens: 0,
    output_image_tokens: 0,
  };
}

function withRequests(field: string, meter: Meter): UsageStream['counts'] {
  return (activities) => ({ [field]: total(activities, meter), num_model_requests: requests(activities) });
}

function total(activities: readonly Activity[], meter: Meter): number {
  let sum = 0;
  for (const { lines } of activities) for (const line of lines) if (line.meter === meter) sum += line.quantity;
  return sum;
}

function requests(activities: readonly Activity[]): number {
  return activities.reduce((sum, activity) => sum + activity.requests, 0);
}
