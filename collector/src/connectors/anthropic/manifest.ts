import { Type } from 'typebox';
import { addDays, day, daysBetween, type Day } from '../../domain/day.js';
import { defineEndpoint, type Connector, type DayRange, type Stream } from '../kit/connector.js';
import type { ListReader } from '../kit/listReader.js';
import { lastIdPaging, NEXT_PAGE } from '../kit/paging.js';
import type { ProviderRefusal } from '../kit/providerRefusal.js';
import { mapAnalyticsCost, mapAnalyticsUsage, mapCostReport, mapUsageReport } from './mapper.js';
import { AnalyticsCostPage, AnalyticsUsagePage, NamedItem, ReportCostPage, ReportUsagePage } from './wire.js';

const ANALYTICS_BETA = { 'anthropic-beta': 'analytics-usage-cost-2026-08-24' };
const FIRST_ANALYTICS_DAY = day('2026-01-01');
/** `starting_at` may lie 365 days back; the midnight that began the day before those is further away than that. */
const ANALYTICS_DAYS_KEPT = 365;
const MAX_DAYS = 31;
/** Stated for the sibling Enterprise reports: values are revised for up to 30 days. */
const RESTATEMENT_DAYS = 30;

/** At most five dimensions may be asked for; cost and token type do not count. */
const ANALYTICS_DIMENSIONS = ['model', 'workspace_id', 'api_key_id', 'product', 'service_tier'];

function analyticsQuery(range: DayRange, dimensions: readonly string[]): [string, string][] {
  return [
    ...period(range),
    ['time_bucket_width', '1d'],
    // The default order is by amount, in which pages would shift while figures change.
    ['order_by', 'time'],
    ['order', 'asc'],
    ['limit', '1000'],
    ...dimensions.map((dimension): [string, string] => ['group_by[]', dimension]),
  ];
}

function reportQuery(range: DayRange, dimensions: readonly string[]): [string, string][] {
  return [
    ...period(range),
    ['bucket_width', '1d'],
    ['limit', String(MAX_DAYS)],
    ...dimensions.map((dimension): [string, string] => ['group_by[]', dimension]),
  ];
}

function period(range: DayRange): [string, string][] {
  return [
    ['starting_at', `${range.first}T00:00:00Z`],
    ['ending_at', `${addDays(range.last, 1)}T00:00:00Z`],
  ];
}

function hasAnalytics(value: Day, today: Day): boolean {
  return value >= FIRST_ANALYTICS_DAY && daysBetween(value, today) < ANALYTICS_DAYS_KEPT;
}

/** The organisation or key has no access to the analytics beta: the older reports answer. */
function withoutAnalytics(refusal: ProviderRefusal): boolean {
  return (
    refusal.status === 403 ||
    refusal.status === 404 ||
    (refusal.status === 400 && /beta|analytics/i.test(refusal.detail))
  );
}

const ANALYTICS = {
  covers: hasAnalytics,
  minDays: 1,
  maxDays: MAX_DAYS,
  silentDay: 'refreshed',
  paging: NEXT_PAGE,
  refusedBy: withoutAnalytics,
} as const;
// The older reports answer 400 to a query that starts today, so today is asked for together with yesterday.
const REPORT = {
  covers: () => true,
  minDays: 2,
  maxDays: MAX_DAYS,
  silentDay: 'listed',
  paging: NEXT_PAGE,
  refusedBy: () => false,
} as const;

const cost: Stream = {
  name: 'cost',
  newestDay: 'today',
  daysKept: null,
  restatementDays: RESTATEMENT_DAYS,
  endpoints: [
    defineEndpoint({
      ...ANALYTICS,
      name: 'analytics/cost',
      request: (range) => ({
        path: '/v1/organizations/analytics/cost',
        query: analyticsQuery(range, [...ANALYTICS_DIMENSIONS, 'cost_type', 'token_type']),
        headers: ANALYTICS_BETA,
      }),
      page: AnalyticsCostPage,
      map: mapAnalyticsCost,
    }),
    defineEndpoint({
      ...REPORT,
      name: 'cost_report',
      request: (range) => ({
        path: '/v1/organizations/cost_report',
        query: reportQuery(range, ['workspace_id', 'description']),
      }),
      page: ReportCostPage,
      map: mapCostReport,
    }),
  ],
};

const usage: Stream = {
  name: 'usage',
  newestDay: 'today',
  daysKept: null,
  restatementDays: RESTATEMENT_DAYS,
  endpoints: [
    defineEndpoint({
      ...ANALYTICS,
      name: 'analytics/usage',
      request: (range) => ({
        path: '/v1/organizations/analytics/usage',
        query: analyticsQuery(range, ANALYTICS_DIMENSIONS),
        headers: ANALYTICS_BETA,
      }),
      page: AnalyticsUsagePage,
      map: mapAnalyticsUsage,
    }),
    defineEndpoint({
      ...REPORT,
      name: 'usage_report/messages',
      request: (range) => ({
        path: '/v1/organizations/usage_report/messages',
        query: reportQuery(range, ['model', 'workspace_id', 'api_key_id', 'service_tier', 'context_window']),
      }),
      page: ReportUsagePage,
      map: mapUsageReport,
    }),
  ],
};

/** Anthropic's cost and usage: the analytics API, and the older reports where it is refused or does not reach. */
export const anthropic: Connector = {
  id: 'anthropic',
  serviceProviderName: 'Anthropic',
  baseUrl: 'https://api.anthropic.com',
  secrets: Type.Object({
    adminKey: Type.String({
      title: 'Admin key',
      description: 'An organisation admin key (sk-ant-admin…), made by an organisation admin',
      minLength: 1,
    }),
  }),
  environment: { secrets: { adminKey: 'ANTHROPIC_ADMIN_KEY' }, baseUrl: 'ANTHROPIC_BASE_URL' },
  neededScope: 'an admin key (sk-ant-admin…) of an organisation admin; an ordinary key cannot read costs',
  keysUrl: 'https://platform.claude.com/settings/admin-keys',
  consoleUrl: 'https://platform.claude.com/cost',
  authHeaders: ({ adminKey }) => ({ 'x-api-key': adminKey?.reveal() ?? '', 'anthropic-version': '2023-06-01' }),
  organisationHeader: 'anthropic-organization-id',
  requestsPerMinute: 60,
  streams: [cost, usage],
  readNames: async (lists: ListReader) => {
    const limit: [string, string] = ['limit', '100'];
    const workspaces = await lists.all(
      { path: '/v1/organizations/workspaces', query: [limit, ['include_archived', 'true']] },
      NamedItem,
      lastIdPaging('after_id'),
    );
    const keys = await lists.all(
      { path: '/v1/organizations/api_keys', query: [limit] },
      NamedItem,
      lastIdPaging('after_id'),
    );
    return [
      ...workspaces.flatMap(({ id, name }) => (name ? [{ kind: 'sub_account' as const, id, name }] : [])),
      ...keys.flatMap(({ id, name }) => (name ? [{ kind: 'credential' as const, id, name }] : [])),
    ];
  },
};
