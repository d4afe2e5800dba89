import { addDays, day, startOfDay, type Day } from '../../domain/day.js';
import { Secret } from '../../domain/secret.js';
import { ProviderClient, type ClientOptions } from './client.js';
import type { Connector } from './connector.js';
import type { HttpAnswer, HttpGet } from './http.js';

/** One request that a scripted provider saw. */
export interface SeenCall {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a scripted provider does: an answer, or a failure of the network. */
export type Script = (call: SeenCall, index: number) => Partial<HttpAnswer> | Error;

/** A network of one provider that follows a script and remembers what it was asked. */
export function scriptedGet(script: Script): { get: HttpGet; calls: SeenCall[] } {
  const calls: SeenCall[] = [];
  const get: HttpGet = (_where, url, headers) => {
    const call = { url: new URL(url), headers };
    calls.push(call);
    const answer = script(call, calls.length - 1);
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve({ status: 200, headers: {}, body: '', ...answer });
  };
  return { get, calls };
}

/** The key of the scripted account; it must never show anywhere but in a header. */
export const TEST_KEY = 'not-a-real-key-0123456789';

/** A client that never waits; `pauses` are the milliseconds it would have waited. */
export function scriptedClient(
  connector: Connector,
  get: HttpGet,
  changes: Partial<ClientOptions> = {},
): { client: ProviderClient; pauses: number[] } {
  const pauses: number[] = [];
  const secrets = Object.fromEntries(
    Object.keys(connector.secrets.properties).map((name) => [name, new Secret(TEST_KEY)]),
  );
  const client = new ProviderClient({
    connector,
    accountName: 'acme',
    baseUrl: connector.baseUrl,
    secrets,
    requestsPerMinute: 1_000_000,
    get,
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    userAgent: 'ai-cost-tracker/0.0',
    ...changes,
  });
  return { client, pauses };
}

/** An OpenAI cost page: one bucket per entry, one row per amount. */
export function costPage(
  buckets: readonly (readonly [day: string, amounts: readonly string[]])[],
  nextPage: string | null = null,
): string {
  const data = buckets.map(([text, amounts]) => {
    const rows = amounts.map(
      (amount, index) => `{"amount":{"value":${amount},"currency":"usd"},"line_item":"row ${index}"}`,
    );
    return `{"start_time":${seconds(day(text))},"end_time":${seconds(addDays(day(text), 1))},"results":[${rows.join(',')}]}`;
  });
  return `{"object":"page","data":[${data.join(',')}],"has_more":${nextPage !== null},"next_page":${JSON.stringify(nextPage)}}`;
}

function seconds(value: Day): number {
  return startOfDay(value) / 1_000;
}
