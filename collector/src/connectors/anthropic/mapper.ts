import type { TObject } from 'typebox';
import type { ChargeDimensions } from '../../domain/charge.js';
import { dayPeriod, type Day } from '../../domain/day.js';
import { bucketDay, epochOfText } from '../kit/bucketDay.js';
import type { ChargeSheet, WireAmount } from '../kit/chargeSheet.js';
import {
  AnalyticsCostRow,
  AnalyticsUsageRow,
  Group,
  ReportCostRow,
  ReportUsageRow,
  type AnalyticsCostPage,
  type AnalyticsUsagePage,
  type BucketTimes,
  type ReportCostPage,
  type ReportUsagePage,
  type TokenUsage,
} from './wire.js';

const SERVICE_NAME = 'Claude API';

/** Amounts are US cents as decimal text: `"41280.000000"` is 412.80 dollars. */
function cents(text: string, currency: string): WireAmount {
  return { text, shift: 2, unit: `${currency} cents` };
}

const METER_BY_TOKEN_TYPE: ReadonlyMap<string, string> = new Map([
  ['uncached_input_tokens', 'Input Tokens'],
  ['output_tokens', 'Output Tokens'],
  ['cache_read_input_tokens', 'Cached Input Tokens'],
  ['cache_creation.ephemeral_5m_input_tokens', 'Cache Write Input Tokens (5m)'],
  ['cache_creation.ephemeral_1h_input_tokens', 'Cache Write Input Tokens (1h)'],
]);
const METER_BY_COST_TYPE: ReadonlyMap<string, string> = new Map([
  ['web_search', 'Web Search Requests'],
  ['code_execution', 'Code Execution'],
  ['session_usage', 'Managed Agent Sessions'],
]);

/** Two rows of one group differ only in these two types, so a pair that we do not know keeps a name of its own. */
export function meterOf(costType: string, tokenType: string): string {
  if (tokenType === '') return METER_BY_COST_TYPE.get(costType) ?? costType;
  if (costType === 'tokens' || costType === '') return METER_BY_TOKEN_TYPE.get(tokenType) ?? tokenType;
  return `${costType}, ${tokenType}`;
}

/** Tags of the given names, without the empty ones. */
function tagsOf(row: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (typeof row[name] === 'string' && row[name] !== '' ? [[name, row[name]]] : [])),
  );
}

/** Further dimensions of a group, asked for or not: two rows that differ only in one are two charges. */
const GROUP_TAGS = [
  'product',
  'context_window',
  'inference_geo',
  'speed',
  'deployment_id',
  'environment_id',
  'agent_id',
  'actor_type',
  'claude_tag_category',
  'claude_tag_user_id',
  'organization_id',
  'rbac_group_id',
  'session_id',
  'slack_channel_id',
  'user_profile_id',
] as const;

function groupDimensions(
  schema: TObject,
  row: { readonly group: Group },
  sheet: ChargeSheet,
): Partial<ChargeDimensions> {
  const { group } = row;
  return {
    serviceName: SERVICE_NAME,
    subAccountId: group.workspace_id ?? '',
    xCredentialId: group.api_key_id ?? '',
    xModel: group.model ?? '',
    xServiceTier: group.service_tier ?? '',
    tags: {
      ...sheet.unknownDimensions(schema, row),
      ...sheet.unknownDimensions(Group, group),
      ...tagsOf(group, GROUP_TAGS),
    },
  };
}

/** Money of the analytics API: after discount, before credits. */
export function mapAnalyticsCost(page: AnalyticsCostPage, sheet: ChargeSheet): void {
  sheet.noteRefreshed(page.data_refreshed_at);
  for (const row of page.data) {
    sheet.rowsReceived += 1;
    const day = enterDay(row, sheet);
    if (day === null) continue;
    const { amount, list_amount: listAmount, currency } = row.cost;
    sheet.add({
      day,
      period: dayPeriod(day),
      row,
      cost: cents(amount, currency),
      listCost: listAmount ? cents(listAmount, currency) : null,
      dimensions: {
        ...groupDimensions(AnalyticsCostRow, row, sheet),
        source: 'api',
        xMeasure: 'cost',
        skuMeter: meterOf(row.group.cost_type ?? '', row.group.token_type ?? ''),
        billingCurrency: currency.toUpperCase(),
      },
    });
  }
}

/** Tokens and requests of the analytics API. */
export function mapAnalyticsUsage(page: AnalyticsUsagePage, sheet: ChargeSheet): void {
  sheet.noteRefreshed(page.data_refreshed_at);
  for (const row of page.data) {
    sheet.rowsReceived += 1;
    const day = enterDay(row, sheet);
    if (day === null) continue;
    const dimensions = groupDimensions(AnalyticsUsageRow, row, sheet);
    addQuantities(sheet, day, row, dimensions, [
      ...tokenMeters(row.usage),
      ['Requests', 'Requests', row.usage.requests?.value ?? '0'],
    ]);
  }
}

/** Money of the older cost report; it knows no keys. */
export function mapCostReport(page: ReportCostPage, sheet: ChargeSheet): void {
  for (const bucket of page.data) {
    const day = enterDay(bucket, sheet);
    if (day === null) continue;
    for (const row of bucket.results) {
      sheet.rowsReceived += 1;
      sheet.add({
        day,
        period: dayPeriod(day),
        row,
        cost: cents(row.amount, row.currency),
        dimensions: {
          source: 'api',
          xMeasure: 'cost',
          serviceName: SERVICE_NAME,
          chargeDescription: row.description ?? '',
          subAccountId: row.workspace_id ?? '',
          xModel: row.model ?? '',
          skuMeter: meterOf(row.cost_type ?? '', row.token_type ?? ''),
          xServiceTier: row.service_tier ?? '',
          billingCurrency: row.currency.toUpperCase(),
          tags: { ...sheet.unknownDimensions(ReportCostRow, row), ...tagsOf(row, ['context_window', 'inference_geo']) },
        },
      });
    }
  }
}

/** Tokens of the older usage report; it counts no requests. */
export function mapUsageReport(page: ReportUsagePage, sheet: ChargeSheet): void {
  for (const bucket of page.data) {
    const day = enterDay(bucket, sheet);
    if (day === null) continue;
    for (const row of bucket.results) {
      sheet.rowsReceived += 1;
      const dimensions = {
        serviceName: SERVICE_NAME,
        subAccountId: row.workspace_id ?? '',
        xCredentialId: row.api_key_id ?? '',
        xModel: row.model ?? '',
        xServiceTier: row.service_tier ?? '',
        tags: {
          ...sheet.unknownDimensions(ReportUsageRow, row),
          ...tagsOf(row, ['context_window', 'inference_geo', 'service_account_id', 'account_id']),
        },
      };
      addQuantities(sheet, day, row, dimensions, tokenMeters(row));
    }
  }
}

type Quantity = readonly [meter: string, unit: string, quantity: string];

/** The five kinds of tokens do not overlap: uncached input leaves out cache reads and writes. */
function tokenMeters(usage: TokenUsage): Quantity[] {
  return [
    ['Input Tokens', 'Tokens', usage.uncached_input_tokens.value],
    ['Cached Input Tokens', 'Tokens', usage.cache_read_input_tokens.value],
    ['Cache Write Input Tokens (5m)', 'Tokens', usage.cache_creation.ephemeral_5m_input_tokens.value],
    ['Cache Write Input Tokens (1h)', 'Tokens', usage.cache_creation.ephemeral_1h_input_tokens.value],
    ['Output Tokens', 'Tokens', usage.output_tokens.value],
    ['Web Search Requests', 'Searches', usage.server_tool_use?.web_search_requests?.value ?? '0'],
  ];
}

function addQuantities(
  sheet: ChargeSheet,
  day: Day,
  row: unknown,
  dimensions: Partial<ChargeDimensions>,
  quantities: readonly Quantity[],
): void {
  for (const [skuMeter, consumedUnit, quantity] of quantities) {
    if (quantity === '0') continue;
    sheet.add({
      day,
      period: dayPeriod(day),
      row,
      cost: null,
      quantity,
      dimensions: { ...dimensions, source: 'api', xMeasure: 'usage', skuMeter, consumedUnit },
    });
  }
}

function enterDay(bucket: BucketTimes, sheet: ChargeSheet): Day | null {
  return sheet.enterDay(bucketDay(epochOfText(bucket.starting_at), epochOfText(bucket.ending_at)), bucket);
}
