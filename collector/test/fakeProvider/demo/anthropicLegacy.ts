import type { Day } from '../../../src/domain/day.js';
import type { AccountSpec, Workload } from '../account.js';
import { account, apiKey, fading, onModel, onService, place, project } from './workload.js';

const SHOP = place('wrkspc_demo_shop', 'apikey_demo_shop');
const MAIL = place('wrkspc_demo_shop', 'apikey_demo_mail');
const OLD_SHOP = place('wrkspc_demo_shop', 'apikey_demo_shop_old');
const FIRST = place('wrkspc_demo_legacy_default', 'apikey_demo_legacy_first');

const STANDARD = { service_tier: 'standard', context_window: '0-200k', inference_geo: 'not_available' };
const BATCH = { ...STANDARD, service_tier: 'batch' };

/** The organisation that the analytics API refuses: only the older reports answer, without a number of requests. */
export function anthropicLegacy(today: Day, firstDay: Day): AccountSpec {
  return account({
    name: 'anthropic-legacy',
    provider: 'anthropic',
    adminKey: 'sk-ant-admin-demo-legacy',
    organisation: 'org-demo-anthropic-legacy',
    firstDay,
    startLevel: 0.8,
    analytics: false,
    projects: [
      project('wrkspc_demo_legacy_default', 'Default', { isDefault: true }),
      project('wrkspc_demo_shop', 'Shop'),
    ],
    keys: [
      apiKey(SHOP, 'shop'),
      apiKey(MAIL, 'mail-sorter'),
      apiKey(FIRST, 'first-key'),
      apiKey(OLD_SHOP, 'shop-old', true),
    ],
    workloads: workloads(today),
  });
}

function workloads(today: Day): Workload[] {
  const chat = { input: 1900, cached_input: 3500, cache_write_5m: 400, output: 520 };
  const mail = { input: 1300, cached_input: 800, output: 150 };
  const first = { input: 2100, cached_input: 900, output: 600 };
  const busy = { weekend: 0.7, labels: STANDARD };
  const ending = { trend: fading(today, 120, 30, 0.05), labels: STANDARD };
  const searched = { labels: { usage_model: 'claude-sonnet-5' } };
  const console = place(FIRST.project);
  return [
    onModel('messages', SHOP, 'claude-sonnet-5', 2700, chat, busy),
    onModel('messages', SHOP, 'claude-opus-5', 420, chat, busy),
    onModel('messages', MAIL, 'claude-haiku-4-5', 11000, mail, { labels: STANDARD }),
    onModel('messages', OLD_SHOP, 'claude-sonnet-5', 600, { input: 1500, output: 400 }, ending),
    onModel('messages', FIRST, 'claude-sonnet-5', 150, first, { labels: BATCH }),
    onModel('messages', console, 'claude-haiku-4-5', 90, { input: 1100, output: 450 }, { labels: STANDARD }),
    onService('web_search', SHOP, 'Web Search Usage', 310, { calls: 1.2 }, searched),
    onService('code_execution', console, 'Code Execution Usage', 18, { hours: 1.4 }),
  ];
}
