import { CollectorError, ERRORS } from '../../errors.js';
import type { Secret } from '../../domain/secret.js';
import type { Connector, EndpointRequest } from './connector.js';
import type { HttpAnswer, HttpGet, Pause } from './http.js';
import { refusalOf } from './providerRefusal.js';
import { RequestBudget } from './requestBudget.js';
import { retryAfterMs, retryDelayMs } from './retryDelay.js';
import { parseBody } from './wireJson.js';

export interface ClientOptions {
  readonly connector: Connector;
  readonly accountName: string;
  readonly baseUrl: string;
  readonly secrets: Readonly<Record<string, Secret>>;
  readonly requestsPerMinute: number;
  readonly get: HttpGet;
  readonly pause: Pause;
  readonly userAgent: string;
}

export const MAX_ATTEMPTS = 5;

/** Speaks to one provider with one account's credentials. The key is only ever sent to the account's own base URL. */
export class ProviderClient {
  readonly #budget: RequestBudget;
  readonly #headers: Readonly<Record<string, string>>;
  /** Requests sent so far, with repetitions. */
  requests = 0;
  /** The organisation that answered last; null while the provider names none. */
  organisationId: string | null = null;

  constructor(private readonly options: ClientOptions) {
    this.#budget = new RequestBudget(options.requestsPerMinute);
    this.#headers = { 'user-agent': options.userAgent, ...options.connector.authHeaders(options.secrets) };
  }

  /**
   * One GET, parsed. Tried again up to five times when the provider is busy or away, after the pause it asks for;
   * a pause that would outlast `deadline` (milliseconds since 1970) ends the attempt at once.
   */
  async getJson(where: string, request: EndpointRequest, signal: AbortSignal, deadline: number): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      await this.#budget.take((milliseconds) => this.options.pause(milliseconds, signal));
      try {
        const answer = await this.#send(where, request, signal);
        return parseBody(where, answer.body);
      } catch (error) {
        const delay = retryDelayMs(error, attempt);
        const canRetry =
          error instanceof CollectorError &&
          ERRORS[error.code].retry === 'soon' &&
          error.code !== 'PROVIDER_CURSOR_EXPIRED';
        if (!canRetry || attempt >= MAX_ATTEMPTS || Date.now() + delay > deadline) throw error;
        await this.options.pause(delay, signal);
      }
    }
  }

  async #send(where: string, request: EndpointRequest, signal: AbortSignal): Promise<HttpAnswer> {
    this.requests += 1;
    const url = new URL(this.options.baseUrl.replace(/\/+$/, '') + request.path);
    for (const [name, value] of request.query) url.searchParams.append(name, value);
    const answer = await this.options.get(where, url.href, { ...this.#headers, ...request.headers }, signal);
    if (answer.status !== 200) {
      const body = this.#withoutSecrets(answer.body);
      throw refusalOf(where, answer.status, body, this.options.connector.neededScope, retryAfterMs(answer.headers));
    }
    this.#noteOrganisation(answer);
    return answer;
  }

  /** Some providers and gateways repeat the key they refuse. */
  #withoutSecrets(body: string): string {
    const secrets = Object.values(this.options.secrets).filter((secret) => secret.reveal() !== '');
    return secrets.reduce((text, secret) => text.replaceAll(secret.reveal(), String(secret)), body);
  }

  #noteOrganisation(answer: HttpAnswer): void {
    const header = this.options.connector.organisationHeader;
    const value = header === null ? undefined : answer.headers[header];
    if (typeof value === 'string' && value !== '') this.organisationId = value;
  }
}
