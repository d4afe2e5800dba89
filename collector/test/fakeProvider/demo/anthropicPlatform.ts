import type { Day } from '../../../src/domain/day.js';
import type { AccountSpec, Workload } from '../account.js';
import { account, apiKey, fading, launched, onModel, onService, place, project, replaced } from './workload.js';

const PROD = place('wrkspc_demo_prod', 'apikey_demo_prod_api');
const RETIRED = place('wrkspc_demo_prod', 'apikey_demo_prod_retired');
const DOCS = place('wrkspc_demo_data', 'apikey_demo_data_docs');
const NIGHTLY = place('wrkspc_demo_data', 'apikey_demo_data_nightly');
const FIRST = place('wrkspc_demo_default', 'apikey_demo_default');

const SHORT = {
  product: 'messages_api',
  service_tier: 'standard',
  context_window: '0-200k',
  inference_geo: 'global',
};
const LONG = { ...SHORT, context_window: '200k-1M' };
const BATCH = { ...SHORT, product: 'message_batches_api', service_tier: 'batch' };
const CONSOLE = { ...SHORT, product: 'claude_console', user: 'ann' };

const NEGOTIATED_PERMILLE = 900;

/** Read through the analytics API; pays a tenth less than the list price. */
export function anthropicPlatform(today: Day, firstDay: Day): AccountSpec {
  const workloads = [...messages(today), ...services()];
  return account({
    name: 'anthropic-platform',
    provider: 'anthropic',
    adminKey: 'sk-ant-admin-demo-platform',
    organisation: 'org-demo-anthropic-platform',
    firstDay,
    projects: [
      project('wrkspc_demo_default', 'Default', { isDefault: true }),
      project('wrkspc_demo_prod', 'Production'),
      project('wrkspc_demo_data', 'Data team'),
      project('wrkspc_demo_sunset', 'Sunset', { archived: true }),
    ],
    keys: [
      apiKey(PROD, 'prod-api'),
      apiKey(RETIRED, 'prod-api-2025', true),
      apiKey(DOCS, 'document-reader'),
      apiKey(NIGHTLY, 'nightly-batches'),
      apiKey(FIRST, 'first-key'),
    ],
    workloads: workloads.map((workload) => ({ ...workload, chargedPermille: NEGOTIATED_PERMILLE })),
  });
}

function messages(today: Day): Workload[] {
  const chat = { input: 1600, cached_input: 9000, cache_write_5m: 700, output: 650 };
  const document = { input: 24000, cached_input: 60000, cache_write_1h: 2500, output: 1400 };
  const brief = { input: 900, cached_input: 2400, output: 240 };
  const old = { input: 1500, cached_input: 3000, output: 500 };
  const [rising, falling, ending] = [launched(today), replaced(today, 0.2), fading(today, 150, 100, 0.03)];
  const console = { weekend: 0.1, labels: CONSOLE };
  return [
    onModel('messages', PROD, 'claude-opus-5-5', 2600, chat, { trend: rising, labels: SHORT }),
    onModel('messages', PROD, 'claude-opus-5', 2500, chat, { trend: falling, labels: SHORT }),
    onModel('messages', PROD, 'claude-sonnet-5', 4200, chat, { weekend: 0.5, labels: SHORT }),
    onModel('messages', PROD, 'claude-haiku-4-5', 16000, brief, { weekend: 0.5, labels: SHORT }),
    onModel('messages', DOCS, 'claude-sonnet-5', 310, document, { labels: LONG }),
    onModel('messages', NIGHTLY, 'claude-haiku-4-5', 9000, { input: 2200, output: 500 }, { weekend: 1, labels: BATCH }),
    onModel('messages', RETIRED, 'claude-sonnet-5', 1500, old, { trend: ending, labels: SHORT }),
    onModel('messages', FIRST, 'claude-sonnet-5', 260, { input: 2000, output: 800 }, { labels: SHORT }),
    onModel('messages', place(FIRST.project), 'claude-opus-5', 60, { input: 2600, output: 1100 }, console),
  ];
}

function services(): Workload[] {
  const searched = { labels: { product: 'messages_api', usage_model: 'claude-sonnet-5' } };
  const agents = { labels: { product: 'managed_agents_api' } };
  return [
    onService('web_search', PROD, 'Web Search Usage', 700, { calls: 1.3 }, searched),
    onService('code_execution', place(DOCS.project), 'Code Execution Usage', 40, { hours: 1.2 }),
    onService('session_usage', place(PROD.project), 'Managed Agents Session Usage', 60, { hours: 1.5 }, agents),
  ];
}
