import type { Provider } from '../account.js';
import { jsonText, type Json } from './json.js';
import { refusalBody, type Refusal } from './refusal.js';

/** An answer ready to be sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export function jsonAnswer(status: number, body: Json, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { ...JSON_TYPE, ...headers }, text: jsonText(body) };
}

/** A refusal in the provider's own words. */
export function refusalAnswer(
  provider: Provider,
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return jsonAnswer(refusal.status, refusalBody(provider, refusal), headers);
}
