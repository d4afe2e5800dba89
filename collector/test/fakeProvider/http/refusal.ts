import type { Provider } from '../account.js';
import type { JsonObject } from './json.js';

interface RefusalDetails {
  readonly param?: string;
  readonly code?: string;
}

/** An answer that is an error; each provider words it in its own shape. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
  }
}

const ANTHROPIC_TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  503: 'overloaded_error',
};

/** The body in which `provider` reports the refusal. */
export function refusalBody(provider: Provider, refusal: Refusal): JsonObject {
  const { status, message, details } = refusal;
  if (provider === 'openrouter') return { error: { code: status, message } };
  if (provider === 'anthropic') {
    const type = ANTHROPIC_TYPES[status] ?? 'api_error';
    return { type: 'error', error: { type, message }, request_id: 'req_demo' };
  }
  const type = status >= 500 ? 'server_error' : 'invalid_request_error';
  return { error: { message, type, param: details.param ?? null, code: details.code ?? null } };
}
