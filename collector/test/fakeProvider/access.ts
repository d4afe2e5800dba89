import type { IncomingHttpHeaders } from 'node:http';
import type { Provider } from './account.js';
import { Refusal } from './http/refusal.js';
import type { SimulatedAccount, World } from './world.js';

/** Keys that are right and yet may not read the bill: they are answered 403. */
export const ORDINARY_KEYS: Readonly<Record<Provider, string>> = {
  openai: 'sk-proj-demo-ordinary',
  anthropic: 'sk-ant-api-demo-ordinary',
  openrouter: 'sk-or-demo-inference',
};

const UNAUTHORIZED: Readonly<Record<Provider, string>> = {
  openai: 'Incorrect API key provided.',
  anthropic: 'invalid x-api-key',
  openrouter: 'Missing Authentication header or invalid key',
};

const FORBIDDEN: Readonly<Record<Provider, string>> = {
  openai: 'You have insufficient permissions for this operation. Missing scopes: api.usage.read.',
  anthropic: 'This endpoint requires an Admin API key.',
  openrouter: 'Only management keys can perform this operation',
};

/** The account that the key of a request opens at `provider`; null for a missing, wrong or foreign key. */
export function accountFor(
  world: World,
  provider: Provider | null,
  headers: IncomingHttpHeaders,
): SimulatedAccount | null {
  const key = provider === null ? null : keyOf(provider, headers);
  return world.accounts.find((account) => account.provider === provider && account.adminKey === key) ?? null;
}

/** The 401 or 403 that a request without an account earns. */
export function accessRefusal(provider: Provider, headers: IncomingHttpHeaders): Refusal {
  const isOrdinary = keyOf(provider, headers) === ORDINARY_KEYS[provider];
  if (isOrdinary) return new Refusal(403, FORBIDDEN[provider]);
  return new Refusal(401, UNAUTHORIZED[provider], { code: 'invalid_api_key' });
}

function keyOf(provider: Provider, headers: IncomingHttpHeaders): string | null {
  if (provider === 'anthropic') return headers['x-api-key']?.toString() ?? null;
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? null;
}
