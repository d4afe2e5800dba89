import { addDays, type Day } from '../../../src/domain/day.js';
import type { AccountSpec, Workload } from '../account.js';
import { account, apiKey, fading, launched, onModel, onService, place, project, replaced } from './workload.js';

const AGENTS = place('proj_demo_agents', 'key_demo_agents_runner');
const EVALS = place('proj_demo_evals', 'key_demo_evals_ci');
const NOTEBOOK = place('proj_demo_lab', 'key_demo_lab_notebook');
const PARSER = place('proj_demo_lab', 'key_demo_lab_parser');
const INTERN = place('proj_demo_lab', 'key_demo_lab_intern');

const ONLINE = { batch: 'false', service_tier: 'default' };
const OFFLINE = { batch: 'true', service_tier: 'default' };

/** The account with the runaway key fifteen days before `today` and the provider outage that heals. */
export function openaiResearch(today: Day, firstDay: Day): AccountSpec {
  return account({
    name: 'openai-research',
    provider: 'openai',
    adminKey: 'sk-admin-demo-research',
    organisation: 'org-demo-research',
    firstDay,
    startLevel: 0.5,
    projects: [
      project('proj_demo_agents', 'Agent experiments'),
      project('proj_demo_evals', 'Evaluations'),
      project('proj_demo_lab', 'Lab'),
    ],
    keys: [
      apiKey(AGENTS, 'agent-runner'),
      apiKey(EVALS, 'evals-ci'),
      apiKey(NOTEBOOK, 'notebooks'),
      apiKey(PARSER, 'document-parser'),
      apiKey(INTERN, 'summer-intern', true),
    ],
    workloads: [...chat(today), ...tools()],
    surges: [{ key: 'key_demo_agents_runner', from: addDays(today, -15), days: 2, factor: 6 }],
    outages: [{ from: addDays(today, -3), to: addDays(today, -2) }],
  });
}

function chat(today: Day): Workload[] {
  const agent = { input: 9000, cached_input: 22000, output: 1500 };
  const freshAgent = { ...agent, cache_write_5m: 800 };
  const evaluation = { input: 3800, cached_input: 900, cache_write_5m: 120, output: 900 };
  const bo = { ...ONLINE, user_id: 'user-demo-bo' };
  const cy = { ...ONLINE, user_id: 'user-demo-cy' };
  const [rising, falling, gone] = [launched(today), replaced(today, 0.25), fading(today, 95, 2, 0.04)];
  const tests = { weekend: 0.2, labels: OFFLINE };
  return [
    onModel('completions', AGENTS, 'gpt-5.5', 1250, freshAgent, { trend: rising, labels: ONLINE }),
    onModel('completions', AGENTS, 'gpt-5', 1900, agent, { trend: falling, labels: ONLINE }),
    onModel(
      'completions',
      AGENTS,
      'o4-mini',
      1500,
      { input: 5200, cached_input: 4000, output: 2100 },
      { labels: ONLINE },
    ),
    onModel('completions', EVALS, 'gpt-5.5', 1900, evaluation, { ...tests, trend: rising }),
    onModel('completions', EVALS, 'gpt-5-mini', 21000, { input: 2600, cached_input: 700, output: 700 }, tests),
    onModel('completions', NOTEBOOK, 'gpt-5', 640, { input: 6000, cached_input: 2500, output: 1700 }, { labels: bo }),
    onModel('completions', PARSER, 'gpt-4.1', 3300, { input: 7400, output: 420 }, { labels: ONLINE }),
    onModel('completions', INTERN, 'gpt-5-mini', 2400, { input: 1500, output: 600 }, { trend: gone, labels: cy }),
    onModel('embeddings', PARSER, 'text-embedding-3-large', 6100, { input: 2600 }),
  ];
}

function tools(): Workload[] {
  const searched = { model: 'gpt-5.5', labels: { context_level: 'high' } };
  const rare = { weekend: 0.1 };
  return [
    onService(
      'code_interpreter_sessions',
      place('proj_demo_lab'),
      'code interpreter sessions',
      130,
      { sessions: 1 },
      rare,
    ),
    onService('web_search_calls', AGENTS, 'web search tool calls', 380, { calls: 2.2 }, searched),
    onService('credit', place(null), 'credit adjustment', 1, { credit: 205 }, { monthlyOn: 12 }),
  ];
}
