import { bearer } from '../../src/api/access/access.testkit.js';
import { attribute } from '../../src/telemetry/otlpBody.testkit.js';
import { claudeBody } from '../../src/api/routes/telemetry.testkit.js';
import { today, type Installation } from './installation.js';

interface Call {
  readonly method?: string;
  readonly path: string;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

const get = (path: string, headers = {}): Call => ({ path, headers });
const post = (path: string, body: object | string, method = 'POST'): Call => ({ method, path, body });

/** Makes every call, and leaves the answers in the trail. */
export async function makeCalls(installation: Installation, url: string, calls: readonly Call[], token: string) {
  for (const { method = 'GET', path, body, headers = {} } of calls) {
    const answer = await fetch(url + path, {
      ...{ method, headers: { ...bearer(token), ...(body ? { 'content-type': 'application/json' } : {}), ...headers } },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const heads = JSON.stringify([...answer.headers]);
    const where = `${method} ${path.slice(0, 40)}`;
    const text = Buffer.from(await answer.arrayBuffer());
    const way = path.startsWith('/metrics') ? 'metrics' : path.includes('/export') ? 'export' : 'answer';
    installation.trail.add(way, `${where}: ${answer.status}`, Buffer.concat([Buffer.from(heads), text]));
  }
}

/** Every list, and every file. */
export function plainCalls(installation: Installation): Call[] {
  const { AICOST_METRICS_TOKEN = '' } = installation.env;
  const lists = [
    'features',
    'services',
    'accounts?include_deleted=true',
    'accounts/1',
    'sync-runs',
    'usage',
    'revisions',
  ];
  const days = `start_date=2026-01-01&end_date=${today}`;
  return [
    ...[...lists, 'manual-entries', 'audit', 'usage/export/preview'].map((name) => get(`/api/${name}`)),
    ...['/healthz', '/readyz', '/openapi.json'].map((path) => get(path)),
    ...['csv', 'json', 'ndjson', 'focus', 'parquet'].map((format) => get(`/api/usage/export?format=${format}&${days}`)),
    get('/api/usage/export?format=json&gzip=1&columns=all'),
    get('/metrics', bearer(AICOST_METRICS_TOKEN)),
  ];
}

/** Credentials in every wrong place that people have found for them. */
export function carelessCalls({ canaries }: Installation, accountId: number): Call[] {
  const key = (place: string) => canaries.secret(`key in ${place}`, 'sk-admin-', '');
  const account = { name: 'careless', service_id: 'openai' };
  const bodies: Record<string, unknown>[] = [
    { name: key('the name') },
    { service_id: key('service_id') },
    { adminKey: key('an unknown field') },
    { [key('the name of a field')]: 'x' },
    { secrets: key('place of all secrets') },
    { secrets: { adminKey: ` ${key('white space')} ` } },
    { secrets: { [key('the name of a secret')]: 'x' } },
    { secrets: { adminKey: { value: key('an object') } } },
    { base_url: `https://user:${key('base_url')}@api.openai.com` },
    { base_url: `https://api.openai.com/?key=${key('a query')}` },
    { base_url: `https://${key('a host')}.example` },
    { backfill_from: key('backfill_from') },
    { requests_per_minute: key('requests_per_minute') },
    { service_id: 'custom', service_provider_name: key('the name of a provider') },
  ];
  const entry = { account_id: accountId, date: today, cost: '1' };
  const words = [
    'start_date',
    'end_date',
    'service_id',
    'account_id',
    'source',
    'cursor',
    'limit',
    'format',
    'unknown',
  ];
  return [
    ...bodies.map((body) => post('/api/accounts', { ...account, ...body })),
    ...bodies.map((body) => post(`/api/accounts/${accountId}`, body, 'PATCH')),
    post('/api/accounts', `{"name": "${key('broken JSON')}`),
    post('/api/accounts', `${key('no JSON')}`),
    ...['cost', 'date', 'currency', 'charge_category', 'account_id', 'spread', 'unknown', 'tokens'].map((field) =>
      post('/api/manual-entries', { ...entry, [field]: key(`${field} of an entry`) }),
    ),
    ...words.map((word) => get(`/api/usage?${word}=${key(`${word} of a query`)}`)),
    ...words.map((word) => get(`/api/usage/export?${word}=${key(`${word} of an export`)}`)),
    get(`/api/usage?${key('the name of a word')}=1`),
    get(`/api/accounts/${key('an id')}`),
    get(`/${key('an address')}`),
    get(`/api/features?token=${key('a token in an address')}`),
    get('/api/features', { authorization: `Bearer ${key('an unknown token')}` }),
    get('/api/features', { authorization: `Basic ${Buffer.from(`u:${key('Basic')}`).toString('base64')}` }),
    get('/api/features', { cookie: `session=${key('a cookie')}`, 'x-api-key': key('x-api-key') }),
    get('/api/features', { 'x-grafana-id': key('x-grafana-id'), authorization: `Bearer ${key('Grafana')}` }),
    get('/metrics', bearer(key('the token of metrics'))),
    ...telemetryCalls(key),
  ];
}

/** Telemetry says far more than we keep: its resources may carry the headers of the exporter. */
function telemetryCalls(key: (place: string) => string): Call[] {
  const now = `${Date.now()}000000`;
  const body = claudeBody(now, now) as {
    resourceMetrics: { resource: { attributes: object[] }; scopeMetrics: { metrics: object[] }[] }[];
  };
  body.resourceMetrics[0]?.resource.attributes.push(
    attribute('aicost.account', 'openai'),
    attribute('http.request.header.authorization', `Bearer ${key('an attribute of telemetry')}`),
    attribute('api_key', key('a key in telemetry')),
  );
  return [
    post('/v1/metrics', body),
    post('/v1/metrics', { resourceMetrics: key('a wrong place of telemetry') }),
    post('/v1/metrics', `{"${key('broken telemetry')}`),
  ];
}
