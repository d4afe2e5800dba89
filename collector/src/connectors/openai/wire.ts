import { Type, type Static, type TObject } from 'typebox';
import { JsonNumber, NullableNumber, NullableText } from '../kit/wireJson.js';

// Shapes as typed in the official SDK (npm `openai` 7.57, resources/admin/organization/usage). Bucket times are epoch
// seconds; `amount.value` is US dollars as a JSON number.

export const CostRow = Type.Object({
  object: Type.Optional(Type.String()),
  amount: Type.Optional(Type.Union([Type.Object({ value: JsonNumber, currency: Type.String() }), Type.Null()])),
  line_item: NullableText,
  project_id: NullableText,
  api_key_id: NullableText,
  quantity: NullableNumber,
});
export type CostRow = Static<typeof CostRow>;

const BucketTimes = Type.Object({ start_time: JsonNumber, end_time: JsonNumber });
export type BucketTimes = Static<typeof BucketTimes>;

function pageOf<Row extends TObject>(row: Row) {
  const bucket = Type.Object({ ...BucketTimes.properties, results: Type.Array(row) });
  return Type.Object({ data: Type.Array(bucket), has_more: Type.Boolean(), next_page: NullableText });
}

export const CostPage = pageOf(CostRow);
export type CostPage = Static<typeof CostPage>;

/** Every count that any of the usage endpoints gives; each endpoint fills some of them. */
export const UsageRow = Type.Object({
  object: Type.Optional(Type.String()),
  project_id: NullableText,
  user_id: NullableText,
  api_key_id: NullableText,
  model: NullableText,
  batch: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  service_tier: NullableText,
  size: NullableText,
  source: NullableText,
  vector_store_id: NullableText,
  context_level: NullableText,
  input_tokens: NullableNumber,
  input_cached_tokens: NullableNumber,
  input_cache_write_tokens: NullableNumber,
  input_uncached_tokens: NullableNumber,
  output_tokens: NullableNumber,
  input_text_tokens: NullableNumber,
  input_audio_tokens: NullableNumber,
  input_image_tokens: NullableNumber,
  input_cached_text_tokens: NullableNumber,
  input_cached_audio_tokens: NullableNumber,
  input_cached_image_tokens: NullableNumber,
  output_text_tokens: NullableNumber,
  output_audio_tokens: NullableNumber,
  output_image_tokens: NullableNumber,
  num_model_requests: NullableNumber,
  num_requests: NullableNumber,
  num_sessions: NullableNumber,
  images: NullableNumber,
  characters: NullableNumber,
  seconds: NullableNumber,
  usage_bytes: NullableNumber,
});
export type UsageRow = Static<typeof UsageRow>;

export const UsagePage = pageOf(UsageRow);
export type UsagePage = Static<typeof UsagePage>;

export const ProjectItem = Type.Object({ id: Type.String(), name: NullableText });
export const ApiKeyItem = Type.Object({ id: Type.String(), name: NullableText });
