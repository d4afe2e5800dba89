import type { Day } from '../../../src/domain/day.js';
import type { AccountSpec, Workload } from '../account.js';
import { account, apiKey, launched, onModel, place, project, type Place } from './workload.js';

const GATEWAY = '00000000-0000-4000-8000-0000000000b1';
const TOYS = '00000000-0000-4000-8000-0000000000b2';

/** Key hashes of the demo: sixty-four equal digits, so that nobody takes them for real ones. */
const ROUTER = place(GATEWAY, 'a'.repeat(64));
const CHATBOT = place(GATEWAY, 'b'.repeat(64));
const TOY = place(TOYS, 'c'.repeat(64));
const GONE = place(TOYS, 'd'.repeat(64));

const OWN_KEY_FEE_PERMILLE = 50;

export function openrouterGateway(today: Day, firstDay: Day): AccountSpec {
  return account({
    name: 'openrouter-gateway',
    provider: 'openrouter',
    adminKey: 'sk-or-demo-management',
    organisation: 'org-demo-openrouter',
    firstDay,
    projects: [project(GATEWAY, 'Gateway'), project(TOYS, 'Prototypes')],
    keys: [
      apiKey(ROUTER, 'router'),
      apiKey(CHATBOT, 'chat-widget'),
      apiKey(TOY, 'prototypes'),
      apiKey(GONE, 'hackathon', true),
    ],
    workloads: gatewayWorkloads(today),
  });
}

function gatewayWorkloads(today: Day): Workload[] {
  const own = { chargedPermille: OWN_KEY_FEE_PERMILLE };
  return [
    endpoint(1, 'anthropic/claude-sonnet-5', 'Anthropic', ROUTER, 780),
    endpoint(2, 'anthropic/claude-sonnet-5', 'Amazon Bedrock', ROUTER, 260),
    endpoint(3, 'anthropic/claude-sonnet-5', 'Google', CHATBOT, 310),
    endpoint(4, 'openai/gpt-5.5', 'OpenAI', ROUTER, 420, { trend: launched(today) }),
    endpoint(5, 'openai/gpt-5.5', 'Azure', CHATBOT, 160, { trend: launched(today), ...own }),
    endpoint(6, 'google/gemini-3-pro', 'Google', ROUTER, 640),
    endpoint(7, 'google/gemini-3-pro', 'Google AI Studio', TOY, 140),
    endpoint(8, 'deepseek/deepseek-v3.2', 'DeepSeek', CHATBOT, 5200),
    endpoint(9, 'deepseek/deepseek-v3.2', 'Fireworks', CHATBOT, 2100),
    endpoint(10, 'deepseek/deepseek-v3.2', 'Together', TOY, 700),
    endpoint(11, 'meta-llama/llama-4-maverick', 'Groq', CHATBOT, 3900),
    endpoint(12, 'meta-llama/llama-4-maverick', 'DeepInfra', TOY, 600),
    endpoint(13, 'meta-llama/llama-4-maverick', 'Together', TOY, 380),
    endpoint(14, 'qwen/qwen3-max', 'Alibaba', TOY, 290),
    endpoint(15, 'qwen/qwen3-max', 'Novita', GONE, 120),
    endpoint(8, 'deepseek/deepseek-v3.2', 'DeepSeek', TOY, 450),
  ];
}

function endpoint(
  serial: number,
  model: string,
  providerName: string,
  home: Place,
  requests: number,
  extra: Partial<Workload> = {},
): Workload {
  const labels = {
    endpoint_id: `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
    provider_name: providerName,
    model_permaslug: `${model}-20260901`,
  };
  const perRequest = { input: 4300, output: 820, reasoning: 130 };
  return onModel('completions', home, model, requests, perRequest, { weekend: 0.6, labels, ...extra });
}
