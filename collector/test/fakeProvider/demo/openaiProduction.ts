import type { Day } from '../../../src/domain/day.js';
import type { AccountSpec, Workload } from '../account.js';
import { account, apiKey, fading, launched, onModel, onService, place, project, replaced } from './workload.js';

const WEB = place('proj_demo_checkout', 'key_demo_checkout_web');
const NIGHTLY = place('proj_demo_checkout', 'key_demo_checkout_batch');
const PLAYGROUND = place('proj_demo_checkout');
const SUPPORT = place('proj_demo_support', 'key_demo_support_chat');
const VOICE = place('proj_demo_support', 'key_demo_support_voice');
const SEARCH = place('proj_demo_search', 'key_demo_search_query');
const INDEX = place('proj_demo_search', 'key_demo_search_index');
const OLD_CHAT = place('proj_demo_oldchat', 'key_demo_oldchat');

const ONLINE = { batch: 'false', service_tier: 'default' };
const OFFLINE = { batch: 'true', service_tier: 'default' };
const PRIORITY = { batch: 'false', service_tier: 'priority' };

export function openaiProduction(today: Day, firstDay: Day): AccountSpec {
  return account({
    name: 'openai-production',
    provider: 'openai',
    adminKey: 'sk-admin-demo-production',
    organisation: 'org-demo-production',
    firstDay,
    projects: [
      project('proj_demo_checkout', 'Checkout assistant'),
      project('proj_demo_support', 'Support bot'),
      project('proj_demo_search', 'Product search'),
      project('proj_demo_oldchat', 'Old chat', { archived: true }),
    ],
    keys: [
      apiKey(WEB, 'checkout-web'),
      apiKey(NIGHTLY, 'checkout-nightly'),
      apiKey(SUPPORT, 'support-chat'),
      apiKey(VOICE, 'support-voice'),
      apiKey(SEARCH, 'search-query'),
      apiKey(INDEX, 'search-index'),
      apiKey(OLD_CHAT, 'old-chat', true),
    ],
    workloads: [...chat(today), ...media(), ...tools()],
  });
}

function chat(today: Day): Workload[] {
  const fresh = { input: 2500, cached_input: 4000, cache_write_5m: 300, output: 600 };
  const usual = { input: 2500, cached_input: 4000, output: 600 };
  const brief = { input: 1400, cached_input: 3100, output: 380 };
  const query = { input: 1900, cached_input: 600, output: 160 };
  const old = { input: 1200, cached_input: 300, output: 350 };
  const ann = { ...ONLINE, user_id: 'user-demo-ann' };
  const [rising, falling, ending] = [launched(today), replaced(today, 0.3), fading(today, 200, 170, 0.05)];
  return [
    onModel('completions', WEB, 'gpt-5.5', 11500, fresh, { trend: rising, labels: ONLINE }),
    onModel('completions', WEB, 'gpt-5', 19000, usual, { trend: falling, labels: ONLINE }),
    onModel(
      'completions',
      NIGHTLY,
      'gpt-5-mini',
      26000,
      { input: 1800, output: 420 },
      { weekend: 0.9, labels: OFFLINE },
    ),
    onModel('completions', SUPPORT, 'gpt-5-mini', 31000, brief, { weekend: 0.55, labels: ONLINE }),
    onModel('completions', SUPPORT, 'gpt-5.5', 3900, fresh, { weekend: 0.55, trend: rising, labels: PRIORITY }),
    onModel('completions', SEARCH, 'gpt-4.1', 14000, query, { weekend: 0.6, labels: ONLINE }),
    onModel('completions', OLD_CHAT, 'gpt-4.1', 5200, old, { trend: ending, labels: ONLINE }),
    onModel('completions', PLAYGROUND, 'gpt-5', 190, { input: 3000, output: 900 }, { weekend: 0.1, labels: ann }),
  ];
}

/** The few embeddings without a key cost so little that their amount is printed with an exponent. */
function media(): Workload[] {
  const picture = { size: '1024x1024', source: 'image.generation' };
  return [
    onModel('embeddings', INDEX, 'text-embedding-3-large', 21000, { input: 3200 }, { weekend: 0.8 }),
    onModel('embeddings', place(INDEX.project), 'text-embedding-3-large', 4, { input: 110 }),
    onModel('images', WEB, 'gpt-image-2', 310, { images: 1.4 }, { labels: picture }),
    onModel('audio_speeches', VOICE, 'tts-1', 1500, { characters: 640 }, { weekend: 0.5 }),
    onModel('audio_transcriptions', VOICE, 'whisper-1', 1700, { seconds: 75 }, { weekend: 0.5 }),
  ];
}

/** Tool calls and storage know no key; the monthly credit knows no project either. */
function tools(): Workload[] {
  const searched = { model: 'gpt-5.5', labels: { context_level: 'medium' } };
  const stored = { labels: { vector_store_id: 'vs_demo_catalogue' } };
  return [
    onService('web_search_calls', place(SUPPORT.project), 'web search tool calls', 900, { calls: 1.6 }, searched),
    onService('file_search_calls', SEARCH, 'file search tool calls', 2300, { calls: 1 }, stored),
    onService('vector_stores', place(SEARCH.project), 'vector store storage', 10, { gb_days: 11 }, { weekend: 1 }),
    onService('credit', place(null), 'credit adjustment', 1, { credit: 601 }, { monthlyOn: 5 }),
  ];
}
