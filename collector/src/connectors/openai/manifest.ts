import { Type } from 'typebox';
import { addDays, day, startOfDay, type Day } from '../../domain/day.js';
import { defineEndpoint, type Connector, type DayRange, type Endpoint, type Stream } from '../kit/connector.js';
import type { ListReader } from '../kit/listReader.js';
import { lastIdPaging, NEXT_PAGE } from '../kit/paging.js';
import type { ProviderRefusal } from '../kit/providerRefusal.js';
import { mapCosts, usageMapper, type UsageMeter } from './mapper.js';
import { ApiKeyItem, CostPage, ProjectItem, UsagePage } from './wire.js';

/** Costs cannot be grouped by key before this day; the provider answers 400. */
const FIRST_DAY_WITH_KEYS = day('2025-12-06');
/** `/costs` silently cuts a larger limit to 31 buckets, `/usage` refuses it. */
const MAX_BUCKETS = 31;
/** Nobody has measured how long costs are corrected; three days is what collectors in the field re-read. */
const RESTATEMENT_DAYS = 3;

function query(range: DayRange, groupBy: readonly string[]): [string, string][] {
  return [
    ['start_time', seconds(range.first)],
    ['end_time', seconds(addDays(range.last, 1))],
    ['bucket_width', '1d'],
    ['limit', String(MAX_BUCKETS)],
    ...groupBy.map((dimension): [string, string] => ['group_by', dimension]),
  ];
}

function seconds(value: Day): string {
  return String(startOfDay(value) / 1_000);
}

function costs(name: string, groupBy: readonly string[], covers: (day: Day) => boolean): Endpoint {
  return defineEndpoint({
    name,
    covers,
    minDays: 1,
    maxDays: MAX_BUCKETS,
    silentDay: 'listed',
    request: (range) => ({ path: '/v1/organization/costs', query: query(range, groupBy) }),
    paging: NEXT_PAGE,
    page: CostPage,
    map: mapCosts,
    refusedBy: (refusal: ProviderRefusal) => refusal.status === 400 && refusal.param === 'start_time',
  });
}

const REQUESTS: UsageMeter = { meter: 'Requests', unit: 'Requests', field: 'num_model_requests' };
const INPUT: UsageMeter = { meter: 'Input Tokens', unit: 'Tokens', field: 'input_tokens' };

function usage(path: string, groupBy: readonly string[], meters: readonly UsageMeter[]): Stream {
  return {
    name: `usage.${path}`,
    newestDay: 'today',
    daysKept: null,
    restatementDays: RESTATEMENT_DAYS,
    endpoints: [
      defineEndpoint({
        name: `usage/${path}`,
        covers: () => true,
        minDays: 1,
        maxDays: MAX_BUCKETS,
        silentDay: 'listed',
        request: (range) => ({ path: `/v1/organization/usage/${path}`, query: query(range, groupBy) }),
        paging: NEXT_PAGE,
        page: UsagePage,
        map: usageMapper(path, meters),
        refusedBy: () => false,
      }),
    ],
  };
}

const BY_MODEL = ['project_id', 'api_key_id', 'model'];

const streams: Stream[] = [
  {
    name: 'costs',
    newestDay: 'today',
    daysKept: null,
    restatementDays: RESTATEMENT_DAYS,
    endpoints: [
      costs('costs', ['project_id', 'line_item', 'api_key_id'], (value) => value >= FIRST_DAY_WITH_KEYS),
      costs('costs without keys', ['project_id', 'line_item'], () => true),
    ],
  },
  usage(
    'completions',
    [...BY_MODEL, 'batch', 'service_tier'],
    [
      { ...INPUT, less: ['input_cached_tokens', 'input_cache_write_tokens'] },
      { meter: 'Cached Input Tokens', unit: 'Tokens', field: 'input_cached_tokens' },
      { meter: 'Cache Write Input Tokens', unit: 'Tokens', field: 'input_cache_write_tokens' },
      { meter: 'Output Tokens', unit: 'Tokens', field: 'output_tokens' },
      REQUESTS,
    ],
  ),
  usage('embeddings', BY_MODEL, [INPUT, REQUESTS]),
  usage('moderations', BY_MODEL, [INPUT, REQUESTS]),
  usage('images', [...BY_MODEL, 'size', 'source'], [{ meter: 'Images', unit: 'Images', field: 'images' }, REQUESTS]),
  usage('audio_speeches', BY_MODEL, [{ meter: 'Characters', unit: 'Characters', field: 'characters' }, REQUESTS]),
  usage('audio_transcriptions', BY_MODEL, [{ meter: 'Audio Seconds', unit: 'Seconds', field: 'seconds' }, REQUESTS]),
  usage('vector_stores', ['project_id'], [{ meter: 'Vector Storage', unit: 'GB', field: 'usage_bytes', shift: 9 }]),
  usage(
    'code_interpreter_sessions',
    ['project_id'],
    [{ meter: 'Code Interpreter Sessions', unit: 'Sessions', field: 'num_sessions' }],
  ),
  usage(
    'file_search_calls',
    ['project_id', 'api_key_id'],
    [{ meter: 'File Search Calls', unit: 'Calls', field: 'num_requests' }],
  ),
  usage('web_search_calls', BY_MODEL, [{ meter: 'Web Search Calls', unit: 'Calls', field: 'num_requests' }]),
];

/** OpenAI's organisation costs and usage, with an admin key. */
export const openai: Connector = {
  id: 'openai',
  serviceProviderName: 'OpenAI',
  baseUrl: 'https://api.openai.com',
  secrets: Type.Object({
    adminKey: Type.String({
      title: 'Admin key',
      description: 'An organisation admin key (sk-admin-…), made by an organisation owner',
      minLength: 1,
    }),
  }),
  environment: { secrets: { adminKey: 'OPENAI_ADMIN_KEY' }, baseUrl: 'OPENAI_BASE_URL' },
  neededScope: 'an admin key (sk-admin-…) of an organisation owner; an ordinary project key cannot read costs',
  keysUrl: 'https://platform.openai.com/settings/organization/admin-keys',
  consoleUrl: 'https://platform.openai.com/settings/organization/usage',
  authHeaders: ({ adminKey }) => ({ authorization: `Bearer ${adminKey?.reveal() ?? ''}` }),
  organisationHeader: 'openai-organization',
  requestsPerMinute: 120,
  streams,
  readNames: async (lists: ListReader) => {
    const projects = await lists.all(
      {
        path: '/v1/organization/projects',
        query: [
          ['limit', '100'],
          ['include_archived', 'true'],
        ],
      },
      ProjectItem,
      lastIdPaging('after'),
    );
    const keys = await Promise.all(
      projects.map(({ id }) =>
        lists.all(
          { path: `/v1/organization/projects/${encodeURIComponent(id)}/api_keys`, query: [['limit', '100']] },
          ApiKeyItem,
          lastIdPaging('after'),
        ),
      ),
    );
    return [
      ...projects.flatMap(({ id, name }) => (name ? [{ kind: 'sub_account' as const, id, name }] : [])),
      ...keys.flat().flatMap(({ id, name }) => (name ? [{ kind: 'credential' as const, id, name }] : [])),
    ];
  },
};
