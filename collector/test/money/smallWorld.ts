import { day, type Day } from '../../src/domain/day.js';
import type { AccountSpec } from '../fakeProvider/account.js';
import { demoPrices } from '../fakeProvider/demo/prices.js';
import { account, apiKey, onModel, onService, place, project } from '../fakeProvider/demo/workload.js';
import { createWorld, type World } from '../fakeProvider/world.js';

/** The day on which the money tests live, unless they travel. */
export const TODAY = day('2026-11-22');

export const OPENAI = 'openai-small';
export const ANTHROPIC = 'anthropic-small';
/** The organisation without the analytics API: only the older reports answer. */
export const REPORTS = 'anthropic-reports';

const FIRST_DAY = day('2026-06-01');
const WEB = place('proj_web', 'key_web');
const NIGHTLY = place('proj_night', 'key_night');
const CHAT = place('wrkspc_chat', 'apikey_chat');
const BATCH = place('wrkspc_batch', 'apikey_batch');

/** Three accounts of a few rows a day, so that a whole sync takes a fraction of a second. */
export function smallWorld(
  options: { readonly today?: Day; readonly rowsPerDay?: number; readonly seed?: string } = {},
): World {
  const { today = TODAY, rowsPerDay, seed = 'money' } = options;
  const accounts = [openaiSmall(), anthropicSmall(ANTHROPIC, true), anthropicSmall(REPORTS, false)];
  return createWorld({
    seed,
    today,
    accounts,
    prices: demoPrices(today),
    ...(rowsPerDay === undefined ? {} : { rowsPerDay }),
  });
}

function openaiSmall(): AccountSpec {
  const online = { labels: { batch: 'false', service_tier: 'default' } };
  return account({
    name: OPENAI,
    provider: 'openai',
    adminKey: 'sk-admin-canary-openai-5f2c81',
    organisation: 'org-small',
    firstDay: FIRST_DAY,
    projects: [project('proj_web', 'Web shop'), project('proj_night', 'Night jobs')],
    keys: [apiKey(WEB, 'web'), apiKey(NIGHTLY, 'nightly')],
    workloads: [
      onModel('completions', WEB, 'gpt-5-mini', 900, { input: 1400, cached_input: 3100, output: 380 }, online),
      onModel('completions', NIGHTLY, 'gpt-4.1', 210, { input: 1900, output: 160 }, { labels: { batch: 'true' } }),
      onModel('embeddings', place('proj_night'), 'text-embedding-3-large', 4, { input: 110 }),
      onService(
        'web_search_calls',
        place('proj_web'),
        'web search tool calls',
        30,
        { calls: 1.6 },
        { model: 'gpt-5-mini' },
      ),
      onService('credit', place(null), 'credit adjustment', 1, { credit: 6 }, { monthlyOn: 18 }),
    ],
  });
}

function anthropicSmall(name: string, analytics: boolean): AccountSpec {
  const labels = {
    service_tier: 'standard',
    context_window: '0-200k',
    inference_geo: 'global',
    product: 'messages_api',
  };
  return account({
    name,
    provider: 'anthropic',
    adminKey: `sk-ant-admin-canary-${analytics ? 'small-7be04a' : 'reports-c93d16'}`,
    organisation: `org-${name}`,
    firstDay: FIRST_DAY,
    analytics,
    projects: [project('wrkspc_chat', 'Chat'), project('wrkspc_batch', 'Batches')],
    keys: [apiKey(CHAT, 'chat'), apiKey(BATCH, 'batch')],
    workloads: [
      onModel(
        'messages',
        CHAT,
        'claude-sonnet-5',
        320,
        { input: 1600, cached_input: 9000, cache_write_5m: 700, output: 650 },
        { labels },
      ),
      onModel(
        'messages',
        BATCH,
        'claude-haiku-4-5',
        800,
        { input: 2200, output: 500 },
        { labels: { ...labels, service_tier: 'batch' } },
      ),
      onModel('messages', CHAT, 'claude-opus-5', 25, { input: 2600, output: 1100 }, { labels }),
      onService(
        'web_search',
        CHAT,
        'Web Search Usage',
        40,
        { calls: 1.3 },
        { labels: { usage_model: 'claude-sonnet-5', product: 'messages_api' } },
      ),
    ],
  });
}
