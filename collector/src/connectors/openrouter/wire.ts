import { Type, type Static } from 'typebox';
import { JsonNumber, NullableNumber, NullableText } from '../kit/wireJson.js';

// Shape as typed in the official SDK (npm `@openrouter/sdk` 1.3). `usage` is US dollars as a JSON number.

export const ActivityRow = Type.Object({
  date: Type.String(),
  model: NullableText,
  model_permaslug: NullableText,
  endpoint_id: NullableText,
  provider_name: NullableText,
  workspace_id: NullableText,
  usage: JsonNumber,
  byok_usage_inference: NullableNumber,
  requests: NullableNumber,
  prompt_tokens: NullableNumber,
  completion_tokens: NullableNumber,
  reasoning_tokens: NullableNumber,
});
export type ActivityRow = Static<typeof ActivityRow>;

export const ActivityPage = Type.Object({ data: Type.Array(ActivityRow) });
export type ActivityPage = Static<typeof ActivityPage>;
