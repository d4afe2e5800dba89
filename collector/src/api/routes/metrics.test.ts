import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { OpenServers } from '../../../test/openServer.js';
import { Secret } from '../../domain/secret.js';

let servers: OpenServers;
beforeAll(async () => {
  servers = await OpenServers.open(gzipSync('aicost_database_up 1\n'));
});
afterEach(() => servers.closeServers());
afterAll(() => servers.close());

describe('/metrics', () => {
  test('is the text of the exporter', async () => {
    const answer = await servers.serverOf(servers.database.pool).inject('/metrics');
    expect([answer.statusCode, answer.body]).toEqual([200, 'aicost_database_up 1\n']);
    expect(answer.headers).toMatchObject({
      'content-type': servers.exporter.contentType,
      'content-length': '21',
      vary: 'accept-encoding',
    });
  });

  test.each([
    ['gzip', true],
    ['deflate, gzip;q=0.5', true],
    ['*', true],
    ['gzip;q=0', false],
    ['gzip;q=0, *', false],
    ['identity', false],
    ['', false],
  ])('accept-encoding "%s": compressed %s', async (header, isCompressed) => {
    const answer = await servers
      .serverOf(servers.database.pool)
      .inject({ url: '/metrics', headers: { 'accept-encoding': header } });
    expect(answer.headers['content-encoding']).toBe(isCompressed ? 'gzip' : undefined);
    const body = isCompressed ? gunzipSync(answer.rawPayload).toString() : answer.body;
    expect(body).toBe('aicost_database_up 1\n');
  });

  test('answers HEAD with the same headers and no body', async () => {
    const url = await servers.serverOf(servers.database.pool).listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(`${url}/metrics`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '21', '']);
  });

  test.each([
    [undefined, 401],
    ['Bearer wrong-token', 401],
    ['Bearer metrics-token-12', 401],
    ['Bearer metrics-token-1234', 401],
    ['Basic metrics-token-123', 401],
    ['Bearer ', 401],
    ['Bearer metrics-token-123', 200],
    ['bearer  metrics-token-123', 200],
  ])('with a token configured, authorization %j gets %i', async (authorization, status) => {
    const app = servers.serverOf(servers.database.pool, { metricsToken: new Secret('metrics-token-123') });
    const answer = await app.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } });
    expect(answer.statusCode).toBe(status);
    if (status === 401) {
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      expect(answer.json()).toMatchObject({ error: 'unauthorized', code: 'UNAUTHORIZED' });
    }
    expect(servers.log.join('')).not.toContain('metrics-token-123');
  });
});
