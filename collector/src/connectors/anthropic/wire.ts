import { Type, type Static, type TObject } from 'typebox';
import { JsonNumber, NullableNumber, NullableText } from '../kit/wireJson.js';

// Shapes as typed in the official SDK (npm `@anthropic-ai/sdk` 1.12). Every amount is a decimal string in US CENTS.

const Page = { has_more: Type.Boolean(), next_page: NullableText };
const BucketTimes = Type.Object({ starting_at: Type.String(), ending_at: Type.String() });
export type BucketTimes = Static<typeof BucketTimes>;

export const Group = Type.Object({
  actor: Type.Optional(Type.Unknown()),
  actor_type: NullableText,
  agent_id: NullableText,
  api_key_id: NullableText,
  claude_tag_category: NullableText,
  claude_tag_user_id: NullableText,
  context_window: NullableText,
  cost_type: NullableText,
  deployment_id: NullableText,
  environment_id: NullableText,
  inference_geo: NullableText,
  model: NullableText,
  organization_id: NullableText,
  product: NullableText,
  rbac_group_id: NullableText,
  service_tier: NullableText,
  session_id: NullableText,
  slack_channel_id: NullableText,
  speed: NullableText,
  token_type: NullableText,
  user_profile_id: NullableText,
  workspace_id: NullableText,
});
export type Group = Static<typeof Group>;

const Cost = Type.Object({
  amount: Type.String(),
  list_amount: NullableText,
  currency: Type.String(),
  requests: NullableNumber,
});

function analyticsPage<Row extends TObject>(row: Row) {
  return Type.Object({ data: Type.Array(row), data_refreshed_at: NullableText, ...Page });
}

export const AnalyticsCostRow = Type.Object({ ...BucketTimes.properties, group: Group, cost: Cost });
export const AnalyticsCostPage = analyticsPage(AnalyticsCostRow);
export type AnalyticsCostPage = Static<typeof AnalyticsCostPage>;

const TokenCounts = {
  uncached_input_tokens: JsonNumber,
  cache_creation: Type.Object({ ephemeral_1h_input_tokens: JsonNumber, ephemeral_5m_input_tokens: JsonNumber }),
  cache_read_input_tokens: JsonNumber,
  output_tokens: JsonNumber,
  server_tool_use: Type.Optional(Type.Union([Type.Object({ web_search_requests: NullableNumber }), Type.Null()])),
};

export const TokenUsage = Type.Object(TokenCounts);
export type TokenUsage = Static<typeof TokenUsage>;

const AnalyticsUsage = Type.Object({ ...TokenCounts, total_tokens: NullableNumber, requests: NullableNumber });

export const AnalyticsUsageRow = Type.Object({ ...BucketTimes.properties, group: Group, usage: AnalyticsUsage });
export const AnalyticsUsagePage = analyticsPage(AnalyticsUsageRow);
export type AnalyticsUsagePage = Static<typeof AnalyticsUsagePage>;

function bucketPage<Row extends TObject>(row: Row) {
  return Type.Object({
    data: Type.Array(Type.Object({ ...BucketTimes.properties, results: Type.Array(row) })),
    ...Page,
  });
}

export const ReportCostRow = Type.Object({
  amount: Type.String(),
  currency: Type.String(),
  workspace_id: NullableText,
  description: NullableText,
  cost_type: NullableText,
  model: NullableText,
  token_type: NullableText,
  context_window: NullableText,
  service_tier: NullableText,
  inference_geo: NullableText,
});
export const ReportCostPage = bucketPage(ReportCostRow);
export type ReportCostPage = Static<typeof ReportCostPage>;

export const ReportUsageRow = Type.Object({
  ...TokenCounts,
  account_id: NullableText,
  api_key_id: NullableText,
  service_account_id: NullableText,
  workspace_id: NullableText,
  model: NullableText,
  service_tier: NullableText,
  context_window: NullableText,
  inference_geo: NullableText,
});
export const ReportUsagePage = bucketPage(ReportUsageRow);
export type ReportUsagePage = Static<typeof ReportUsagePage>;

export const NamedItem = Type.Object({ id: Type.String(), name: NullableText });
