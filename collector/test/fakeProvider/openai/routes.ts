import type { Call } from '../http/call.js';
import type { JsonObject } from '../http/json.js';
import { costs } from './costs.js';
import { projectKeys, projects } from './names.js';
import { usage } from './usage.js';

const ROOT = '/v1/organization/';

/** What OpenAI's administration API answers; null when there is no such path. */
export function openaiAnswer(call: Call): JsonObject | null {
  if (!call.path.startsWith(ROOT)) return null;
  const [resource = '', id = '', part = '', ...rest] = call.path.slice(ROOT.length).split('/');
  if (rest.length > 0) return null;
  if (resource === 'usage' && part === '') return usage(call, id);
  if (resource === 'projects' && part === 'api_keys') return projectKeys(call, id);
  if (id !== '') return null;
  if (resource === 'costs') return costs(call);
  if (resource === 'projects') return projects(call);
  return null;
}
