import type { Day } from '../../../src/domain/day.js';
import type { AccountSpec, Workload } from '../account.js';
import { account, apiKey, launched, onModel, onService, place, project, replaced } from './workload.js';

const HOME = place('wrkspc_demo_claude_code');
const REVIEW = place('wrkspc_demo_claude_code', 'apikey_demo_code_ci');
const BOT = place('wrkspc_demo_claude_code', 'apikey_demo_code_bot');
const TRIAL = place('wrkspc_demo_code_default', 'apikey_demo_code_trial');

const CODE = { product: 'claude_code', service_tier: 'standard', context_window: '0-200k', inference_geo: 'global' };
const SESSION = { input: 900, cached_input: 38000, cache_write_5m: 2600, output: 700 };

/** Five developers without keys, told apart by `actor`, and machines with a key each. */
export function anthropicClaudeCode(today: Day, firstDay: Day): AccountSpec {
  return account({
    name: 'anthropic-claude-code',
    provider: 'anthropic',
    adminKey: 'sk-ant-admin-demo-claude-code',
    organisation: 'org-demo-anthropic-code',
    firstDay,
    startLevel: 0.4,
    projects: [
      project('wrkspc_demo_code_default', 'Default', { isDefault: true }),
      project('wrkspc_demo_claude_code', 'Claude Code'),
    ],
    keys: [apiKey(REVIEW, 'code-review-ci'), apiKey(BOT, 'refactoring-bot'), apiKey(TRIAL, 'trial', true)],
    workloads: [...developers(today), ...machines(today)],
  });
}

function developers(today: Day): Workload[] {
  return [
    developer('ann', 'claude-opus-5-5', 780, { trend: launched(today) }),
    developer('ann', 'claude-opus-5', 560, { trend: replaced(today, 0.1) }),
    developer('bo', 'claude-sonnet-5', 1150),
    developer('cy', 'claude-opus-5-5', 510, { trend: launched(today) }),
    developer('cy', 'claude-sonnet-5', 420),
    developer('dee', 'claude-sonnet-5', 900),
    developer('eli', 'claude-haiku-4-5', 650),
  ];
}

function developer(user: string, model: string, requests: number, extra: Partial<Workload> = {}): Workload {
  return onModel('messages', HOME, model, requests, SESSION, { weekend: 0.12, labels: { ...CODE, user }, ...extra });
}

function machines(today: Day): Workload[] {
  const diff = { input: 2200, cached_input: 21000, cache_write_1h: 1800, output: 900 };
  const trial = { labels: { ...CODE, product: 'messages_api' } };
  const searched = { labels: { product: 'claude_code', usage_model: 'claude-sonnet-5' } };
  return [
    onModel('messages', REVIEW, 'claude-sonnet-5', 640, diff, { weekend: 0.3, labels: CODE }),
    onModel('messages', BOT, 'claude-opus-5-5', 260, diff, { weekend: 0.3, trend: launched(today), labels: CODE }),
    onModel('messages', TRIAL, 'claude-haiku-4-5', 45, { input: 1200, output: 500 }, trial),
    onService('web_search', HOME, 'Web Search Usage', 90, { calls: 1.5 }, searched),
  ];
}
