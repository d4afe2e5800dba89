import type { Call } from '../http/call.js';
import type { JsonObject } from '../http/json.js';
import { activity } from './activity.js';
import { keys } from './keys.js';

/** What OpenRouter's management API answers; null when there is no such path. */
export function openrouterAnswer(call: Call): JsonObject | null {
  if (call.path === '/api/v1/activity') return activity(call);
  if (call.path === '/api/v1/keys') return keys(call);
  return null;
}
