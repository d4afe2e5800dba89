import { gzipSync } from 'node:zlib';
import { JsonMetricsSerializer, ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import '../../../test/money/errorsOfNode.js';
import { OpenServers } from '../../../test/openServer.js';
import { CLAUDE_MODEL, nanos, TUESDAY } from '../../jobs/receiveTelemetry.testkit.js';
import { createApiToken } from '../../store/apiTokens.js';
import { createPool, type Pool } from '../../store/db.js';
import { claudeBody, ENCODINGS, genAiBody, PERSONAL, responseOf, statusOf } from './telemetry.testkit.js';

const TYPES = ['application/json', 'application/x-protobuf'] as const;
const TIMES = [nanos(TUESDAY, 0), nanos(TUESDAY, 1)] as const;

let servers: OpenServers;
let pool: Pool;
let authorization = '';
beforeAll(async () => {
  servers = await OpenServers.open();
  pool = createPool(servers.database.url, { applicationName: 'aicost-api' });
  const wish = { name: 'clients', role: 'ingest', accountId: null, createdBy: 'test' } as const;
  authorization = `Bearer ${(await createApiToken(pool, wish))?.token.reveal() ?? ''}`;
});
afterEach(async () => {
  await servers.closeServers();
  await servers.database.pool.query(
    'truncate aicost.telemetry_series, aicost.telemetry_delta, aicost.telemetry_cumulative, aicost.charge, aicost.charge_series, aicost.charge_window, aicost.charge_rollup, aicost.charge_revision',
  );
});
afterAll(async () => {
  await pool.end();
  await servers.close();
});

/** Sends bytes to a server of their own. */
function post(payload: Buffer, type: string, headers: Readonly<Record<string, string>> = {}) {
  return servers.serverOf(pool).inject({
    method: 'POST',
    url: '/v1/metrics',
    headers: { authorization, 'content-type': type, ...headers },
    payload,
  });
}

async function charges(): Promise<object[]> {
  const sql = `
    select a.account_name as account, s.service_name as application, s.model, s.sku_meter as meter, s.measure, s.source, trim_scale(c.billed_cost)::text as cost,
           trim_scale(c.consumed_quantity)::text as quantity
    from aicost.charge as c join aicost.charge_series as s using (account_id, series_id) join aicost.account as a using (account_id) order by 1, 2, 3, 4`;
  return (await servers.database.pool.query<object>(sql)).rows;
}

const BOTH = [
  {
    application: 'checkout-bot',
    model: 'gpt-5-2025-08-07',
    meter: 'input_tokens',
    measure: 'cost',
    cost: '0.001875',
    quantity: '1500',
  },
  { application: 'claude-code', model: CLAUDE_MODEL, meter: '', measure: 'cost', cost: '0.0421', quantity: null },
  {
    application: 'claude-code',
    model: CLAUDE_MODEL,
    meter: 'cache_read_tokens',
    measure: 'usage',
    cost: null,
    quantity: '1200',
  },
].map((row) => ({ account: 'OpenTelemetry', source: 'estimate', ...row }));

describe.each(TYPES)('telemetry as %s', (type) => {
  test('becomes estimated charges', async () => {
    for (const body of [claudeBody(...TIMES), genAiBody(...TIMES)]) {
      const answer = await post(ENCODINGS[type](body), type);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, expect.stringContaining(type)]);
      expect(type === 'application/json' ? answer.json() : responseOf(answer.rawPayload)).toEqual({});
    }
    expect(await charges()).toEqual(BOTH);
  });

  test('counts once when it comes again compressed', async () => {
    const body = ENCODINGS[type](claudeBody(...TIMES));
    await post(body, type);
    const before = await charges();
    const answer = await post(gzipSync(body), type, { 'content-encoding': 'gzip' });
    expect(answer.statusCode).toBe(200);
    expect(before).toHaveLength(2);
    expect(await charges()).toEqual(before);
  });

  test('is told how many points were refused, and why', async () => {
    const answer = await post(ENCODINGS[type](claudeBody('0', '1000')), type);
    expect(answer.statusCode).toBe(200);
    const body = (type === 'application/json' ? answer.json() : responseOf(answer.rawPayload)) as object;
    expect(body).toEqual({
      partialSuccess: {
        rejectedDataPoints: type === 'application/json' ? '2' : 2,
        errorMessage:
          '1 data point refused: claude_code.cost.usage: the time is more than 60 days ago; 1 data point refused: claude_code.token.usage: the time is more than 60 days ago',
      },
    });
  });

  test('of a real exporter is understood', async () => {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.DELTA);
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
    const provider = new MeterProvider({ readers: [reader] });
    const attributes = {
      'gen_ai.provider.name': 'openai',
      'gen_ai.token.type': 'output',
      'gen_ai.request.model': 'gpt-5',
    };
    const histogram = provider.getMeter('app').createHistogram('gen_ai.client.token.usage', { unit: '{token}' });
    for (const tokens of [100, 150]) histogram.record(tokens, attributes);
    await reader.forceFlush();
    const serializer = type === 'application/json' ? JsonMetricsSerializer : ProtobufMetricsSerializer;
    for (const metrics of exporter.getMetrics()) {
      const answer = await post(Buffer.from(serializer.serializeRequest(metrics) ?? []), type);
      expect(serializer.deserializeResponse(answer.rawPayload)).toEqual({});
    }
    await provider.shutdown();
    expect(await charges()).toEqual([
      expect.objectContaining({ model: 'gpt-5', meter: 'output_tokens', cost: '0.0025', quantity: '250' }),
    ]);
  });
});

test('nothing that belongs to a person is in any table', async () => {
  await post(ENCODINGS['application/json'](claudeBody(...TIMES)), 'application/json');
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'aicost'`,
  );
  const dumps = tables.map(async ({ name }) => {
    return (await servers.database.pool.query<{ text: string }>(`select t::text as text from ${name} as t`)).rows;
  });
  const everything = (await Promise.all(dumps)).flat().map(({ text }) => text);
  expect(everything.filter((text) => text.includes(CLAUDE_MODEL)).length).toBeGreaterThanOrEqual(4);
  expect(everything.filter((text) => PERSONAL.some((word) => text.includes(word)))).toEqual([]);
});

describe('what cannot be taken', () => {
  test.each([
    ['another type', 'text/plain', {}, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['another compression', 'application/json', { 'content-encoding': 'br' }, 415, 'TELEMETRY_ENCODING'],
    ['gzip that is none', 'application/json', { 'content-encoding': 'gzip' }, 400, 'TELEMETRY_UNREADABLE'],
    ['JSON that is none', 'application/json', {}, 400, 'TELEMETRY_UNREADABLE'],
  ])('%s: %s %j is %i', async (_name, type, headers, status, code) => {
    const answer = await post(Buffer.from('no metrics'), type, headers);
    expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code })]);
  });

  test('a failure is told in protobuf to those who speak it', async () => {
    const answer = await post(Buffer.from([255, 255, 255]), 'application/x-protobuf');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/x-protobuf']);
    const told = {
      rejectedDataPoints: 3,
      errorMessage: expect.stringContaining('not a protobuf ExportMetricsServiceRequest'),
    };
    expect(statusOf(answer.rawPayload)).toEqual(told);
    const unknown = await post(Buffer.alloc(0), 'application/x-protobuf', { authorization: 'Bearer nobody' });
    expect([unknown.statusCode, statusOf(unknown.rawPayload)]).toEqual([
      401,
      expect.objectContaining({ rejectedDataPoints: 16 }),
    ]);
  });

  test('a body that is too large, as sent or as meant', async () => {
    const asSent = await post(Buffer.alloc(4 * 1024 * 1024 + 1, ' '), 'application/json');
    expect(asSent.statusCode).toBe(413);
    const bomb = gzipSync(Buffer.alloc(17 * 1024 * 1024, ' '));
    const asMeant = await post(bomb, 'application/json', { 'content-encoding': 'gzip' });
    expect([asMeant.statusCode, asMeant.json()]).toEqual([
      413,
      expect.objectContaining({ code: 'TELEMETRY_TOO_LARGE' }),
    ]);
  });

  test('anything while the database is away: the exporter tries again', async () => {
    const away = createPool('postgres://nobody@127.0.0.1:1/nothing', { applicationName: 'away' });
    const answer = await servers.serverOf(away).inject({
      method: 'POST',
      url: '/v1/metrics',
      headers: { authorization, 'content-type': 'application/x-protobuf' },
      payload: Buffer.alloc(0),
    });
    await away.end();
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(statusOf(answer.rawPayload)).toMatchObject({ rejectedDataPoints: 14 });
  });
});

describe('the rest of the API', () => {
  test('takes no OTLP bodies and no compressed ones', async () => {
    const wish = { name: 'admin', role: 'admin', accountId: null, createdBy: 'test' } as const;
    const admin = `Bearer ${(await createApiToken(pool, wish))?.token.reveal() ?? ''}`;
    const elsewhere = (type: string, payload: Buffer) =>
      servers.serverOf(pool).inject({
        method: 'POST',
        url: '/api/accounts',
        headers: { authorization: admin, 'content-type': type, 'content-encoding': 'gzip' },
        payload,
      });
    expect((await elsewhere('application/x-protobuf', Buffer.alloc(1))).statusCode).toBe(415);
    expect((await elsewhere('application/json', gzipSync('{}'))).statusCode).toBeGreaterThanOrEqual(400);
  });

  test('shows nothing to a token that may only report', async () => {
    const app = servers.serverOf(pool);
    for (const url of ['/api/features', '/api/services', '/api/accounts', '/api/audit', '/api/sync-runs']) {
      const answer = await app.inject({ url, headers: { authorization } });
      expect([url, answer.statusCode]).toEqual([url, 403]);
    }
  });
});
