import type { IncomingMessage, ServerResponse } from 'node:http';
import { accessRefusal, accountFor } from './access.js';
import { PROVIDERS, type Provider } from './account.js';
import { anthropicAnswer } from './anthropic/routes.js';
import type { FaultAction, PageAction, RefusalAction, RowAction, TransportAction } from './faults/fault.js';
import { applyPageFault, askedPage, continueFault, honestQuery } from './faults/pageFaults.js';
import { applyRowFault, applyTextFault } from './faults/rowFaults.js';
import { send, sendBadly } from './faults/transport.js';
import { jsonAnswer, refusalAnswer, type Answer } from './http/answer.js';
import type { Call } from './http/call.js';
import { jsonText, type JsonObject } from './http/json.js';
import { Query } from './http/query.js';
import { Refusal } from './http/refusal.js';
import { openaiAnswer } from './openai/routes.js';
import { openrouterAnswer } from './openrouter/routes.js';
import { dayOfInstant } from './published.js';
import { nowOf, type ProviderState } from './state.js';
import type { SimulatedAccount } from './world.js';

const ANSWERS: Readonly<Record<Provider, (call: Call) => JsonObject | null>> = {
  openai: openaiAnswer,
  anthropic: anthropicAnswer,
  openrouter: openrouterAnswer,
};

const ORGANISATION_HEADERS: Readonly<Record<Provider, string | null>> = {
  openai: 'openai-organization',
  anthropic: 'anthropic-organization-id',
  openrouter: null,
};

/** One request to a provider from start to end: seen, refused or answered, and spoiled where a fault is scripted. */
export function exchange(state: ProviderState, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://simulator');
  const provider = PROVIDERS.find((name) => pathname.startsWith(`/${name}/`)) ?? null;
  const account = accountFor(state.world, provider, request.headers);
  const query = Query.parse(search);
  const page = askedPage(query);
  const action = state.faults.next({ provider, account: account?.name ?? null, path: pathname, page });
  state.log.add({
    at: Date.now(),
    method: request.method ?? 'GET',
    provider,
    account: account?.name ?? null,
    path: pathname,
    query: search.slice(1),
    page,
    headerNames: Object.keys(request.headers),
    secretSent: 'authorization' in request.headers || 'x-api-key' in request.headers,
    fault: action?.type ?? null,
  });
  if (provider === null) return send(response, jsonAnswer(404, { error: 'no such path in the provider simulator' }));
  if (action && isRefusal(action)) return refuse(request, response, provider, action);
  const answer = honestAnswer(state, { request, provider, account, path: pathname, query, page }, action);
  if (action && isTransport(action)) sendBadly(response, answer, action);
  else send(response, answer);
}

interface Asked {
  readonly request: IncomingMessage;
  readonly provider: Provider;
  readonly account: SimulatedAccount | null;
  readonly path: string;
  readonly query: Query;
  readonly page: number;
}

function honestAnswer(state: ProviderState, asked: Asked, action: FaultAction | null): Answer {
  const { request, provider, account } = asked;
  const headerName = ORGANISATION_HEADERS[provider];
  const headers = account && headerName !== null ? { [headerName]: account.organisation } : {};
  try {
    const asOf = nowOf(state);
    const asOfDay = dayOfInstant(asOf);
    if (account?.outages.some(({ from, to }) => from <= asOfDay && asOfDay < to)) {
      throw new Refusal(503, 'The service is temporarily unavailable. Please try again later.');
    }
    if (!account) throw accessRefusal(provider, request.headers);
    if (request.method !== 'GET') throw new Refusal(405, `${request.method} is not allowed here`);
    const header = (name: string): string | undefined => request.headers[name]?.toString();
    const path = asked.path.slice(provider.length + 1);
    const query = honestQuery(asked.query);
    const body = ANSWERS[provider]({ world: state.world, account, asOf, asOfDay, path, query, header });
    if (!body) throw new Refusal(404, `Not found: ${path}`);
    return { ...jsonAnswer(200, null, headers), text: spoiledText(body, asked, action) };
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(provider, error, headers);
    throw error;
  }
}

function spoiledText(body: JsonObject, asked: Asked, action: FaultAction | null): string {
  continueFault(asked.query, body);
  if (action && isPage(action)) applyPageFault(action, body, asked.page);
  if (!action || !isRow(action)) return jsonText(body);
  applyRowFault(action, body);
  return applyTextFault(action, jsonText(body));
}

function refuse(request: IncomingMessage, response: ServerResponse, provider: Provider, action: RefusalAction): void {
  switch (action.type) {
    case 'blackhole':
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'html':
      return send(response, { status: 200, headers: { 'content-type': 'text/html' }, text: MAINTENANCE_PAGE });
    case 'redirect':
      return send(response, { status: action.code ?? 302, headers: { location: action.location }, text: '' });
    case 'cursorExpired':
      return send(response, refusalAnswer(provider, new Refusal(410, 'page: this cursor has expired; start again')));
    case 'status': {
      const refusal = new Refusal(action.code, `scripted fault: ${action.code}`);
      const { body, headers } = action;
      if (body === undefined) return send(response, refusalAnswer(provider, refusal, headers));
      return send(response, jsonAnswer(action.code, body, headers));
    }
  }
}

const MAINTENANCE_PAGE = '<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>';

const REFUSALS = ['status', 'html', 'redirect', 'cursorExpired', 'reset', 'blackhole'];
const TRANSPORTS = ['truncated', 'slow', 'gzipBomb', 'otherOrganisation'];
const ROWS = ['scale100', 'duplicateKeys', 'badNumber', 'unknownField', 'unknownDimension', 'nullAmount'];

function isRefusal(action: FaultAction): action is RefusalAction {
  return REFUSALS.includes(action.type);
}

function isTransport(action: FaultAction): action is TransportAction {
  return TRANSPORTS.includes(action.type);
}

function isRow(action: FaultAction): action is RowAction {
  return ROWS.includes(action.type);
}

function isPage(action: FaultAction): action is PageAction {
  return !isRefusal(action) && !isTransport(action) && !isRow(action);
}
